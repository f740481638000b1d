package com.superscapes.desktop.grid;

import com.superscapes.reports.Report;
import com.superscapes.reports.ReportRow;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a grid shows. The report is both the screen's data and what is exported.
 *
 * @param report    rows with pinned totals last
 * @param drillable ids of rows that open to what is behind them
 * @param pinned    how many rows at the end stay in sight
 * @param notShown  ids of columns the grid needs but never shows
 * @param hiddenAtFirst ids of columns shown only when the user asks for them
 * @param only      of rows where not every column opens: ids of those that do
 */
public record GridContent(Report report, Set<String> drillable, int pinned, Set<String> notShown,
        Set<String> hiddenAtFirst, Map<String, Set<String>> only) {

    public GridContent {
        drillable = Set.copyOf(drillable);
        notShown = Set.copyOf(notShown);
        hiddenAtFirst = Set.copyOf(hiddenAtFirst);
        only = Map.copyOf(only);
    }

    /** With every column in sight. */
    public GridContent(Report report, Set<String> drillable, int pinned, Set<String> notShown) {
        this(report, drillable, pinned, notShown, Set.of());
    }

    /** With rows that open whole. */
    public GridContent(Report report, Set<String> drillable, int pinned, Set<String> notShown,
            Set<String> hiddenAtFirst) {
        this(report, drillable, pinned, notShown, hiddenAtFirst, Map.of());
    }

    /** The same where some rows open in some columns only. */
    public GridContent opening(Map<String, Set<String>> columns) {
        return new GridContent(report, drillable, pinned, notShown, hiddenAtFirst, columns);
    }

    /** True when there is something behind a cell. */
    boolean opens(String row, String column) {
        return drillable.contains(row) && (!only.containsKey(row) || only.getOrDefault(row, Set.of()).contains(column));
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
