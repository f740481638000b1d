package com.superscapes.desktop.statements;

import com.superscapes.api.statement.RoundedCell;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementColumn;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.Cell;
import com.superscapes.reports.GridReport;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportContext;
import com.superscapes.reports.ReportProof;
import com.superscapes.reports.ReportRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The figures that controlled rounding moved to the unit farther away, so that the statement adds up. */
final class MovedContent {

    private MovedContent() {
    }

    static GridContent of(Statement statement, ReportContext context) {
        Map<String, StatementRow> rows = statement.rows().stream()
                .collect(Collectors.toMap(StatementRow::id, Function.identity(), (one, other) -> one));
        Map<String, StatementColumn> columns = statement.columns().stream()
                .collect(Collectors.toMap(StatementColumn::id, Function.identity()));
        List<ReportRow> listed = new ArrayList<>();
        for (RoundedCell moved : statement.adjusted()) {
            StatementRow row = rows.get(moved.row());
            StatementColumn column = columns.get(moved.column());
            BigDecimal by = moved.shown().subtract(moved.exact());
            listed.add(ReportRow.detail(moved.row() + "@" + moved.column(),
                    List.of(Cell.text(row == null ? moved.row() : row.label().strip()),
                            Cell.text(column == null
                                    ? moved.column()
                                    : (column.scenario() + " " + column.period()).strip()),
                            Cell.number(moved.exact()), Cell.number(moved.shown()), Cell.number(by))));
        }
        return new GridContent(GridReport.of("rounding", Texts.text("statements.moved.title", statement.title()),
                statement.entity(), statement.period(), statement.currency(),
                List.of(ReportColumn.of("row", Texts.text("statements.moved.row"), ReportColumn.Kind.TEXT),
                        ReportColumn.of("column", Texts.text("statements.moved.column"), ReportColumn.Kind.TEXT),
                        ReportColumn.of("exact", Texts.text("statements.moved.exact"), ReportColumn.Kind.MONEY),
                        ReportColumn.of("shown", Texts.text("statements.moved.shown"), ReportColumn.Kind.MONEY),
                        ReportColumn.of("by", Texts.text("statements.moved.by"), ReportColumn.Kind.MONEY)),
                listed, ReportProof.of(statement.proof().batch(), Texts.text("statements.moved.definition"), Map.of(),
                        listed.size(), context)),
                Set.of(), 0, Set.of());
    }
}
