package com.superscapes.sync.row;

/**
 * Where a column's value stands in a file of nested records: {@code header.date} of the row itself, {@code ../date} of what
 * encloses it.
 *
 * @param up   how many enclosing records to go up; 0 for the row itself
 * @param path from there on
 */
public record ColumnPath(int up, String path) {

    private static final String UP = "../";

    public static ColumnPath of(String column) {
        int up = 0;
        while (column.startsWith(UP, up * UP.length())) {
            up++;
        }
        return new ColumnPath(up, column.substring(up * UP.length()));
    }

    /** True where the path begins with this step. */
    public boolean startsWith(String step, char separator) {
        return path.startsWith(step) && (path.length() == step.length() || path.charAt(step.length()) == separator);
    }
}
