package com.superscapes.reports;

import com.superscapes.reports.chart.ChartSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report or grid ready to be written as XLSX, CSV or PDF. The first column holds the row's label and carries its indent.
 *
 * @param id       stable, for file names and the audit record, such as "profit-and-loss"
 * @param entity   company or companies and any branch filter, for people
 * @param period   for people, such as "Oct 2026 and year to date"; may be empty
 * @param currency ISO 4217, of every amount; empty when the report has none
 * @param decimals places that amounts show on paper and in Excel's format; the values keep their cents
 * @param chart    printed under the figures; null for none
 * @param notes    what a reader must know, in sentences; printed with the proof
 */
public record Report(String id, String title, String entity, String period, String currency, int decimals,
        List<ReportColumn> columns, List<ReportRow> rows, @Nullable ChartSpec chart, List<String> notes,
        ReportProof proof) {

    public Report {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        for (ReportRow row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException("row " + row.id() + " has " + row.cells().size() + " cells for "
                        + columns.size() + " columns");
            }
        }
    }

    /** A report without notes. */
    public Report(String id, String title, String entity, String period, String currency, int decimals,
            List<ReportColumn> columns, List<ReportRow> rows, @Nullable ChartSpec chart, ReportProof proof) {
        this(id, title, entity, period, currency, decimals, columns, rows, chart, List.of(), proof);
    }

    /** The same head with other rows, notes and proof. */
    public Report with(List<ReportRow> other, List<String> said, ReportProof known) {
        return new Report(id, title, entity, period, currency, decimals, columns, other, chart, said, known);
    }

    /** The same report with amounts shown to other places, such as 2 for cents. */
    public Report withDecimals(int places) {
        return new Report(id, title, entity, period, currency, places, columns, rows, chart, notes, proof);
    }

    /** The same report with another chart, or none. */
    public Report withChart(@Nullable ChartSpec other) {
        return new Report(id, title, entity, period, currency, decimals, columns, rows, other, notes, proof);
    }
}
