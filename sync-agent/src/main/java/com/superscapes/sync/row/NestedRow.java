package com.superscapes.sync.row;

import com.superscapes.sync.field.BadField;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file of nested records, flattened to the columns of its table.
 *
 * @param texts   one for each column
 * @param problem why it cannot be read, or null
 */
public record NestedRow(long line, String[] texts, @Nullable BadField problem) implements TextRow {

    @Override
    public int fieldCount() {
        return texts.length;
    }

    @Override
    public String field(int index) {
        return texts[index];
    }

    @Override
    public String raw() {
        return String.join(" | ", texts);
    }

    /** @throws BadField if it cannot be read */
    public void check() throws BadField {
        if (problem != null) {
            throw problem;
        }
    }

    /** One that cannot be read at all: it has no values. */
    public static NestedRow unreadable(long line, int columns, BadField problem) {
        String[] none = new String[columns];
        Arrays.fill(none, "");
        return new NestedRow(line, none, problem);
    }
}
