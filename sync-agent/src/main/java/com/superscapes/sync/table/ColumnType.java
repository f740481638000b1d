package com.superscapes.sync.table;

/**
 * What a column holds, as a contract declares it: drivers misstate their own types, so they are not asked.
 *
 * @param length characters of a TEXT; 0 for other kinds
 */
public record ColumnType(Kind kind, int length) {

    /** LONG_TEXT has no limit and is read in pieces; a DECIMAL is exact; a TIMESTAMP has no zone; a GUID reads as text. */
    public enum Kind {
        TEXT, LONG_TEXT, INTEGER, DECIMAL, DATE, TIMESTAMP, FLAG, GUID
    }

    public static ColumnType text(int length) {
        return new ColumnType(Kind.TEXT, length);
    }

    public static ColumnType of(Kind kind) {
        return new ColumnType(kind, 0);
    }
}
