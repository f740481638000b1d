package com.superscapes.sync.row;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.source.SourceRow;

/** Turns a record of one content into a row. */
@FunctionalInterface
interface RowReader {

    SourceRow read(TextRow found) throws BadField;
}
