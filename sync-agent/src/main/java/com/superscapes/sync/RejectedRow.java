package com.superscapes.sync;

import org.jspecify.annotations.Nullable;

/**
 * A row, or a whole file, that could not be loaded.
 *
 * @param line   1-based line of the file where the row starts; null when it concerns the file as a whole
 * @param field  the column or element at fault, or null
 * @param code   a stable reason code, such as {@code bad-amount}
 * @param reason one sentence that a user can act on
 * @param raw    the value at fault, shortened, or null
 */
public record RejectedRow(String file, @Nullable Long line, @Nullable String field, String code, String reason,
        @Nullable String raw) {

    /** File, line and field in front of the reason. */
    public String sentence() {
        StringBuilder text = new StringBuilder(file);
        if (line != null) {
            text.append(", line ").append(line);
        }
        if (field != null) {
            text.append(", ").append(field);
        }
        return text.append(": ").append(reason).toString();
    }
}
