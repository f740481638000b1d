package com.superscapes.reports;

import com.superscapes.reports.chart.ChartSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Any grid of the client as a report, as it looks on screen: its visible columns, order and rows. */
public final class GridReport {

    private GridReport() {
    }

    /**
     * A grid of records with cents shown.
     *
     * @param id   stable, for the file name and the audit record
     * @param rows pinned totals last, styled as such
     */
    public static Report of(String id, String title, String entity, String period, String currency,
            List<ReportColumn> columns, List<ReportRow> rows, ReportProof proof) {
        return of(id, title, entity, period, currency, columns, rows, null, proof);
    }

    /** The same with a chart under the figures. */
    public static Report of(String id, String title, String entity, String period, String currency,
            List<ReportColumn> columns, List<ReportRow> rows, @Nullable ChartSpec chart, ReportProof proof) {
        return new Report(id, title, entity, period, currency, 2, columns, rows, chart, proof);
    }
}
