package com.superscapes.desktop.data;

import com.superscapes.api.load.Rejects;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.Cell;
import com.superscapes.reports.format.Figures;
import com.superscapes.reports.ReportContext;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.RowStyle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rejected rows as a grid: where each stands, and why it was not loaded. */
final class RejectsContent {

    private RejectsContent() {
    }

    static GridContent of(List<Rejects> pages, ReportContext context) {
        Rejects first = pages.getFirst();
        DataGrid grid = new DataGrid("rejects", Texts.text("data.rejects.of", Long.toString(first.load())))
                .text("data.column.file")
                .integer("data.column.line").text("data.column.field").text("data.column.reason")
                .text("data.column.code").text("data.column.raw");
        List<ReportRow> rows = new ArrayList<>();
        pages.forEach(page -> page.rows().forEach(row -> rows.add(row(row))));
        if (rows.isEmpty()) {
            return grid.content(rows, Set.of(), first.batch(), Texts.text("data.rejects.definition"), context);
        }
        rows.add(new ReportRow("total", RowStyle.TOTAL, 0,
                List.of(Cell.text(Texts.text("data.rejects.total", Figures.count(first.totalCount()))), Cell.BLANK,
                        Cell.BLANK, Cell.BLANK, Cell.BLANK, Cell.BLANK),
                List.of(), 0));
        return grid.pinned(rows, first.batch(), Texts.text("data.rejects.definition"), context);
    }

    private static ReportRow row(Rejects.Reject reject) {
        return ReportRow.detail(Long.toString(reject.id()),
                List.of(Cell.text(reject.file()),
                        Cell.number(reject.line() == null ? null : BigDecimal.valueOf(reject.line())),
                        Cell.text(reject.field()), Cell.text(reject.reason()), Cell.text(reject.code()),
                        Cell.text(reject.raw())));
    }
}
