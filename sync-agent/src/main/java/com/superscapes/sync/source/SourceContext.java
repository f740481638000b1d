package com.superscapes.sync.source;

import com.superscapes.sync.field.OpenRange;
import com.superscapes.sync.member.Members;

/**
 * What a connector needs of the warehouse.
 *
 * @param members shared by all that is read of this source system; known ones are in it already
 * @param open    dates that may be loaded
 */
public record SourceContext(Members members, OpenRange open) {
}
