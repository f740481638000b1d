package com.superscapes.desktop.drill;

import com.superscapes.api.drill.JournalEntry;
import com.superscapes.api.drill.LinePage;
import com.superscapes.api.query.Column;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.Cell;
import com.superscapes.reports.GridReport;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportContext;
import com.superscapes.reports.ReportProof;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.RowStyle;
import com.superscapes.reports.format.Figures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ledger lines as a grid: pages of a drill with the total over all of them in sight, or one entry whole. */
final class LinesContent {

    private static final String LINE_ID = "line-id";
    private static final Set<String> OF_ONE_ENTRY = Set.of(LINE_ID, "entry", "posting-date", "period", "document",
            "module", "file", "amount");

    private LinesContent() {
    }

    static GridContent of(List<LinePage> pages, String title, Map<String, String> filters, ReportContext context) {
        LinePage first = pages.getFirst();
        List<ReportRow> rows = new ArrayList<>();
        for (LinePage page : pages) {
            for (List<@Nullable Object> cells : page.rows()) {
                rows.add(row(first.columns(), cells));
            }
        }
        Set<String> drillable = new HashSet<>();
        rows.forEach(row -> drillable.add(row.id()));
        boolean any = !rows.isEmpty();
        if (any) {
            rows.add(total(first.columns(), Map.of("amount", first.total()), "posting-date",
                    Texts.text("drill.lines.total", Figures.count(first.totalCount()))));
        }
        ReportProof proof = ReportProof.of(first.batch(), Texts.text("drill.lines.definition"), filters,
                first.totalCount(), context);
        Report report = GridReport.of("ledger-lines", title, "", "", first.currency(), columns(first.columns()), rows,
                proof);
        return new GridContent(report, drillable, any ? 1 : 0, Set.of(LINE_ID, "account-name"),
                Set.of("period", "module", "file", "file-line"));
    }

    static GridContent of(JournalEntry entry, ReportContext context) {
        List<ReportRow> rows = new ArrayList<>();
        for (List<@Nullable Object> cells : entry.lines()) {
            rows.add(row(entry.columns(), cells));
        }
        boolean any = !rows.isEmpty();
        if (any) {
            rows.add(total(entry.columns(), Map.of("debit", entry.debit(), "credit", entry.credit()), "account",
                    Texts.text("drill.total")));
        }
        ReportProof proof = ReportProof.of(entry.batch(), Texts.text("drill.entry.definition"), Map.of(),
                entry.lines().size(), context);
        Report report = GridReport.of("journal-entry", Texts.text("drill.entry", entry.entry()), entry.company(),
                entry.postingDate().toString(), entry.currency(), columns(entry.columns()), rows, proof);
        return new GridContent(report, Set.of(), any ? 1 : 0, OF_ONE_ENTRY);
    }

    private static ReportRow row(List<Column> columns, List<@Nullable Object> cells) {
        List<Cell> shown = new ArrayList<>();
        String id = "";
        for (int i = 0; i < columns.size(); i++) {
            Object value = cells.get(i);
            id = columns.get(i).id().equals(LINE_ID) && value != null ? value.toString() : id;
            shown.add(cell(columns.get(i).kind(), value));
        }
        return ReportRow.detail(id, shown);
    }

    private static Cell cell(Column.Kind kind, @Nullable Object value) {
        if (value == null || value.toString().isEmpty()) {
            return Cell.BLANK;
        }
        return switch (kind) {
            case TEXT -> Cell.text(value.toString());
            case DATE -> Cell.day(LocalDate.parse(value.toString()));
            case INTEGER -> Cell.text(value.toString());
            case MONEY, RATIO, QUANTITY, RATE -> Cell.number(new BigDecimal(value.toString()));
        };
    }

    private static ReportRow total(List<Column> columns, Map<String, BigDecimal> sums, String labelColumn,
            String label) {
        List<Cell> cells = new ArrayList<>();
        for (Column column : columns) {
            cells.add(column.id().equals(labelColumn) ? Cell.text(label) : Cell.number(sums.get(column.id())));
        }
        return new ReportRow("total", RowStyle.TOTAL, 0, cells, List.of(), 0);
    }

    private static List<ReportColumn> columns(List<Column> columns) {
        return columns.stream().map(column -> ReportColumn.of(column.id(), column.name(), kind(column))).toList();
    }

    /** Periods and line numbers are numbers that nobody adds up. */
    private static ReportColumn.Kind kind(Column column) {
        return switch (column.kind()) {
            case RATIO -> ReportColumn.Kind.PERCENT;
            case INTEGER -> ReportColumn.Kind.TEXT;
            case TEXT -> ReportColumn.Kind.TEXT;
            case DATE -> ReportColumn.Kind.DATE;
            case MONEY, QUANTITY, RATE -> ReportColumn.Kind.MONEY;
        };
    }
}
