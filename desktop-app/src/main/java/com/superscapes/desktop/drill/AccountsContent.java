package com.superscapes.desktop.drill;

import com.superscapes.api.drill.AccountTotals;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.Cell;
import com.superscapes.reports.GridReport;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportContext;
import com.superscapes.reports.ReportProof;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.RowStyle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The accounts behind a cell as a grid, with their total in sight. */
final class AccountsContent {

    private AccountsContent() {
    }

    static GridContent of(AccountTotals totals, String title, Map<String, String> filters, ReportContext context) {
        List<ReportRow> rows = new ArrayList<>();
        totals.rows().forEach(row -> rows.add(ReportRow.detail(row.account(), List.of(Cell.text(row.account()),
                Cell.text(row.name()), Cell.number(row.amount()), Cell.number(BigDecimal.valueOf(row.lineCount()))))));
        Set<String> drillable = rows.stream().map(ReportRow::id).collect(Collectors.toSet());
        long lines = totals.rows().stream().mapToLong(AccountTotals.Row::lineCount).sum();
        if (!rows.isEmpty()) {
            rows.add(new ReportRow("total", RowStyle.TOTAL, 0,
                    List.of(Cell.text(Texts.text("drill.total")), Cell.BLANK, Cell.number(totals.total()),
                            Cell.number(BigDecimal.valueOf(lines))),
                    rows.stream().map(ReportRow::id).toList(), 0));
        }
        ReportProof proof = ReportProof.of(totals.batch(), Texts.text("drill.accounts.definition"), filters, lines,
                context);
        return new GridContent(
                GridReport.of("drill-accounts", title, "", "", totals.currency(), columns(), rows, proof),
                drillable, rows.isEmpty() ? 0 : 1, Set.of());
    }

    private static List<ReportColumn> columns() {
        return List.of(ReportColumn.of("account", Texts.text("drill.account"), ReportColumn.Kind.TEXT),
                ReportColumn.of("name", Texts.text("drill.name"), ReportColumn.Kind.TEXT),
                ReportColumn.of("amount", Texts.text("drill.amount"), ReportColumn.Kind.MONEY),
                ReportColumn.of("lines", Texts.text("drill.lines"), ReportColumn.Kind.INTEGER));
    }
}
