package com.superscapes.desktop.data;

import com.superscapes.api.proof.BatchInfo;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.GridReport;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportContext;
import com.superscapes.reports.ReportProof;
import com.superscapes.reports.ReportRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of one of this screen's grids; a column's id is the last part of its key in the bundle. */
final class DataGrid {

    private final String id;
    private final String title;
    private final List<ReportColumn> columns = new ArrayList<>();

    DataGrid(String id, String title) {
        this.id = id;
        this.title = title;
    }

    DataGrid text(String key) {
        return column(key, ReportColumn.Kind.TEXT);
    }

    DataGrid integer(String key) {
        return column(key, ReportColumn.Kind.INTEGER);
    }

    DataGrid money(String key) {
        return column(key, ReportColumn.Kind.MONEY);
    }

    private DataGrid column(String key, ReportColumn.Kind kind) {
        columns.add(ReportColumn.of(key.substring(key.lastIndexOf('.') + 1), Texts.text(key), kind));
        return this;
    }

    /** A column that names itself. */
    DataGrid plain(String name) {
        columns.add(ReportColumn.of(name, name, ReportColumn.Kind.TEXT));
        return this;
    }

    GridContent content(List<ReportRow> rows, Set<String> drillable, BatchInfo batch, String definition,
            ReportContext context) {
        return new GridContent(report(rows, batch, definition, context), drillable, 0, Set.of());
    }

    /** With the last row always in sight. */
    GridContent pinned(List<ReportRow> rows, BatchInfo batch, String definition, ReportContext context) {
        return new GridContent(report(rows, batch, definition, context), Set.of(), 1, Set.of());
    }

    private Report report(List<ReportRow> rows, BatchInfo batch, String definition,
            ReportContext context) {
        return GridReport.of(id, title, "", "", "", columns, rows,
                ReportProof.of(batch, definition, Map.of(), rows.size(), context));
    }
}
