package com.superscapes.sync.field;

import org.jspecify.annotations.Nullable;

/** A field whose text cannot be understood: it rejects its row, never the load. */
public final class BadField extends Exception {

    private static final int LONGEST_VALUE = 200;

    private final @Nullable String field;
    private final String code;
    private final @Nullable String value;

    /**
     * @param field  the column or element as the source names it, or null for the whole row
     * @param code   a stable reason code
     * @param reason one sentence that a user can act on
     * @param value  the text at fault, or null
     */
    public BadField(@Nullable String field, String code, String reason, @Nullable String value) {
        super(reason, null, false, false); // a million bad rows need no million stack traces
        this.field = field;
        this.code = code;
        this.value = value;
    }

    public @Nullable String field() {
        return field;
    }

    public String code() {
        return code;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    /** The text at fault, shortened to {@value #LONGEST_VALUE} characters. */
    public @Nullable String value() {
        return value == null ? null : shorten(value);
    }

    /** Shortens a raw value, and blanks what a terminal or a text column could not take. */
    public static String shorten(String value) {
        String readable = value.replaceAll("\\p{Cntrl}", " ");
        return readable.length() <= LONGEST_VALUE ? readable : readable.substring(0, LONGEST_VALUE) + "…";
    }
}
