package com.superscapes.desktop.grid;

import com.superscapes.reports.Report;
import com.superscapes.reports.ReportRow;
import java.util.List;
import java.util.Set;

/**
 * What a grid shows. The report is both the screen's data and what is exported.
 *
 * @param report    rows with pinned totals last
 * @param drillable ids of rows that open to what is behind them
 * @param pinned    how many rows at the end stay in sight
 * @param notShown  ids of columns the grid needs but never shows
 * @param hiddenAtFirst ids of columns shown only when the user asks for them
 */
public record GridContent(Report report, Set<String> drillable, int pinned, Set<String> notShown,
        Set<String> hiddenAtFirst) {

    public GridContent {
        drillable = Set.copyOf(drillable);
        notShown = Set.copyOf(notShown);
        hiddenAtFirst = Set.copyOf(hiddenAtFirst);
    }

    /** With every column in sight. */
    public GridContent(Report report, Set<String> drillable, int pinned, Set<String> notShown) {
        this(report, drillable, pinned, notShown, Set.of());
    }

    /** The rows that scroll. */
    public List<ReportRow> body() {
        return report.rows().subList(0, report.rows().size() - pinned);
    }

    /** The rows that stay in sight. */
    public List<ReportRow> totals() {
        return report.rows().subList(report.rows().size() - pinned, report.rows().size());
    }
}
