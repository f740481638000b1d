package com.superscapes.reports;

import com.superscapes.api.drill.LinePage;
import com.superscapes.api.query.Column;
import com.superscapes.reports.format.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ledger lines as a report: one or several pages of one drill, with the total the server gives for all pages. */
public final class LinesReport {

    /** What the client needs to open an entry, of no use on paper. */
    private static final String INTERNAL_ID = "line-id";

    private LinesReport() {
    }

    /**
     * @param title   what was drilled into, for people
     * @param filters as the reader sees them
     * @param pages   all of one batch, in order, at least one
     */
    public static Report of(String title, String entity, String period, Map<String, String> filters,
            List<LinePage> pages, ReportContext context) {
        LinePage first = pages.getFirst();
        List<Integer> shown = shown(first.columns());
        List<ReportRow> rows = new ArrayList<>();
        for (LinePage page : pages) {
            for (List<@Nullable Object> row : page.rows()) {
                rows.add(row(first.columns(), row, rows.size()));
            }
        }
        Report head = head(title, entity, period, filters, first, context);
        if (rows.size() == first.totalCount() && !rows.isEmpty()) {
            rows.add(total(first, shown, rows));
        }
        return head.with(rows, List.of(), head.proof());
    }

    /** The report without rows. @param first a page, whose rows are not looked at */
    public static Report head(String title, String entity, String period, Map<String, String> filters, LinePage first,
            ReportContext context) {
        ReportProof proof = ReportProof.of(first.batch(), Texts.text("lines.definition"), filters, first.totalCount(),
                context);
        return GridReport.of("ledger-lines", title, entity, period, first.currency(),
                columns(first.columns(), shown(first.columns())), List.of(), proof);
    }

    /** A line as a row. @param number from 0 */
    public static ReportRow row(List<Column> columns, List<@Nullable Object> cells, int number) {
        return ReportRow.detail(String.valueOf(number), cells(columns, shown(columns), cells));
    }

    /** The row under the lines. @param sums by column id */
    public static ReportRow total(List<Column> columns, Map<String, BigDecimal> sums) {
        List<Cell> cells = new ArrayList<>();
        for (int i : shown(columns)) {
            cells.add(cells.isEmpty() ? Cell.text(Texts.text("total")) : Cell.number(sums.get(columns.get(i).id())));
        }
        return new ReportRow("total", RowStyle.TOTAL, 0, cells, List.of(), 0);
    }

    private static List<Integer> shown(List<Column> columns) {
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).id().equals(INTERNAL_ID)) {
                shown.add(i);
            }
        }
        return shown;
    }

    private static List<ReportColumn> columns(List<Column> columns, List<Integer> shown) {
        return shown.stream().map(columns::get)
                .map(column -> ReportColumn.of(column.id(), column.name(), kind(column.kind()))).toList();
    }

    private static ReportColumn.Kind kind(Column.Kind kind) {
        return switch (kind) {
            case RATIO -> ReportColumn.Kind.PERCENT;
            case QUANTITY, RATE, MONEY -> ReportColumn.Kind.MONEY;
            case TEXT -> ReportColumn.Kind.TEXT;
            case DATE -> ReportColumn.Kind.DATE;
            case INTEGER -> ReportColumn.Kind.INTEGER;
        };
    }

    private static List<Cell> cells(List<Column> columns, List<Integer> shown, List<@Nullable Object> row) {
        return shown.stream().map(i -> cell(columns.get(i).kind(), row.get(i))).toList();
    }

    /** A cell as it comes over the wire: decimals and dates as strings. */
    static Cell cell(Column.Kind kind, @Nullable Object value) {
        if (value == null || value.toString().isEmpty()) {
            return Cell.BLANK;
        }
        return switch (kind) {
            case TEXT -> Cell.text(value.toString());
            case DATE -> Cell.day(LocalDate.parse(value.toString()));
            case INTEGER, MONEY, RATIO, QUANTITY, RATE -> Cell.number(new BigDecimal(value.toString()));
        };
    }

    private static ReportRow total(LinePage page, List<Integer> shown, List<ReportRow> rows) {
        List<Cell> cells = new ArrayList<>();
        for (int at = 0; at < shown.size(); at++) {
            cells.add(totalCell(page, page.columns().get(shown.get(at)), at, rows));
        }
        return new ReportRow("total", RowStyle.TOTAL, 0, cells, rows.stream().map(ReportRow::id).toList(), 0);
    }

    private static Cell totalCell(LinePage page, Column column, int at, List<ReportRow> rows) {
        if (column.id().equals("amount")) {
            return Cell.number(page.total());
        }
        if (column.kind() == Column.Kind.MONEY) {
            return Cell.number(rows.stream().map(row -> row.cells().get(at)).filter(Cell.Number.class::isInstance)
                    .map(cell -> ((Cell.Number) cell).value()).reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        return at == 0 ? Cell.text(Texts.text("total")) : Cell.BLANK;
    }
}
