package com.superscapes.api.load;

import com.superscapes.api.proof.BatchInfo;
import com.superscapes.api.proof.TieOut;
import java.util.List;

/**
 * The loads, newest first, and the state of the books they made.
 *
 * @param loads   at most the 200 newest
 * @param tieOuts of the published batch
 */
public record Loads(List<SourceFreshness> sources, List<Load> loads, List<TieOut> tieOuts, BatchInfo batch) {
}
