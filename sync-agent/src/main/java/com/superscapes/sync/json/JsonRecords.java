package com.superscapes.sync.json;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.source.UnreadableSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outermost records of a file, one at a time. */
interface JsonRecords {

    /**
     * The next record, or null at the end.
     *
     * @throws UnreadableSource if reading cannot go on
     */
    @Nullable
    Found next() throws UnreadableSource;

    /**
     * A record.
     *
     * @param value   null when it cannot be read
     * @param outer   the objects that enclose it, outermost first, as far as they were read
     * @param problem why it cannot be read, or null
     */
    record Found(long line, @Nullable JsonValue value, List<JsonValue.Fields> outer, @Nullable BadField problem) {
    }
}
