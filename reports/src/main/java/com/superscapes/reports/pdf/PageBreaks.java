package com.superscapes.reports.pdf;

import com.superscapes.reports.ReportRow;
import com.superscapes.reports.RowStyle;
import java.util.List;

/** Where a table may go on to the next page: never right after a heading, never before a sum, never for one row alone. */
final class PageBreaks {

    private final List<ReportRow> rows;

    PageBreaks(List<ReportRow> rows) {
        this.rows = rows;
    }

    /**
     * The row to begin the next page with.
     *
     * @param from first row of this page
     * @param end  first row that does not fit any more, or the number of rows
     */
    int next(int from, int end) {
        if (end >= rows.size()) {
            return rows.size();
        }
        for (int at = end; at > from; at--) {
            if (allowed(at)) {
                return at;
            }
        }
        return end;
    }

    private boolean allowed(int at) {
        if (style(at - 1) == RowStyle.HEADING || (at >= 2 && style(at - 2) == RowStyle.HEADING)) {
            return false;
        }
        boolean pulledAlong = at + 1 < rows.size() && style(at + 1) == RowStyle.TOTAL;
        boolean alone = at == rows.size() - 1;
        return !sums(style(at)) && !pulledAlong && !alone;
    }

    private RowStyle style(int at) {
        return rows.get(at).style();
    }

    private static boolean sums(RowStyle style) {
        return style == RowStyle.SUBTOTAL || style == RowStyle.TOTAL || style == RowStyle.RATIO
                || style == RowStyle.CHECK;
    }
}
