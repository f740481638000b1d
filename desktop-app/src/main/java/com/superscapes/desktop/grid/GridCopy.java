package com.superscapes.desktop.grid;

import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportRow;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** A grid, or a part of it, as tab-separated text for Excel. */
public final class GridCopy {

    private GridCopy() {
    }

    /** The whole grid as shown, heads first. */
    public static String all(Report report) {
        String heads = report.columns().stream().map(GridCopy::head).collect(Collectors.joining("\t"));
        return heads + "\n" + report.rows().stream().map(GridCopy::line).collect(Collectors.joining("\n"));
    }

    private static String head(ReportColumn column) {
        return column.subhead().isEmpty() ? column.head() : column.head() + " " + column.subhead();
    }

    private static String line(ReportRow row) {
        return row.cells().stream().map(GridText::raw).collect(Collectors.joining("\t"));
    }

    /** Chosen cells: rows keep their order, what is not chosen in between is left blank. */
    static String cells(List<ReportRow> rows, List<Integer> columns, BiPredicate<Integer, Integer> chosen) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            int at = row;
            ReportRow values = rows.get(row);
            text.append(row == 0 ? "" : "\n").append(columns.stream()
                    .map(column -> chosen.test(at, column) ? GridText.raw(values.cells().get(column)) : "")
                    .collect(Collectors.joining("\t")));
        }
        return text.toString();
    }
}
