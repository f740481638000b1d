package com.superscapes.sync.row;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.source.SourceRow;
import org.jspecify.annotations.Nullable;

/** Turns a record of one content into a row. */
@FunctionalInterface
interface RowReader {

    SourceRow read(TextRow found) throws BadField;

    /** A second row that the record read last stands for, or null. */
    default @Nullable SourceRow also() {
        return null;
    }
}
