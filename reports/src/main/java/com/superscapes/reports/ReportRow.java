package com.superscapes.reports;

import java.util.List;

/**
 * @param id       stable in the report; unique where other rows name it in {@code sumOf}
 * @param level    indent of the first column, 0 at the left
 * @param cells    one per column of the report
 * @param sumOf    ids of the rows this one adds ("+id" or "id") or subtracts ("-id"); for a RATIO row the numerator and then
 *                 "/id", the denominator; empty where the figures stand for themselves
 * @param polarity +1 when more is better, -1 when less is better, 0 for plain change
 */
public record ReportRow(String id, RowStyle style, int level, List<Cell> cells, List<String> sumOf, int polarity) {

    public ReportRow {
        cells = List.copyOf(cells);
        sumOf = List.copyOf(sumOf);
    }

    /** A plain record of a grid. */
    public static ReportRow detail(String id, List<Cell> cells) {
        return new ReportRow(id, RowStyle.DETAIL, 0, cells, List.of(), 0);
    }
}
