package com.superscapes.reports;

import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementColumn;
import com.superscapes.api.statement.StatementRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A statement as the server states it, turned into a report without touching a figure. */
public final class StatementReport {

    private static final int CENTS = 2;

    private StatementReport() {
    }

    /** A profit and loss or balance sheet in whole units, a trial balance in cents. */
    public static Report of(Statement statement, ReportContext context) {
        int decimals = statement.statement().equals("trial-balance") ? CENTS : 0;
        return of(statement, context, decimals);
    }

    /** The same with the places that amounts show. */
    public static Report of(Statement statement, ReportContext context, int decimals) {
        return new Report(statement.statement(), statement.title(), statement.entity(), statement.period(),
                statement.currency(), decimals, columns(statement.columns()),
                statement.rows().stream().map(row -> row(row, statement.columns().size())).toList(),
                StatementChart.of(statement).orElse(null),
                noted(ReportProof.of(statement.proof(), context), statement.notes()));
    }

    // What a reader must know beside the figures stands with their definition.
    private static ReportProof noted(ReportProof proof, List<String> notes) {
        return notes.isEmpty()
                ? proof
                : new ReportProof(proof.batch(), proof.period(), proof.definition() + ". " + String.join(" ", notes),
                        proof.filters(),
                        proof.scope(), proof.template(), proof.rowCount(), proof.tieOuts(), proof.sources(),
                        proof.context());
    }

    private static List<ReportColumn> columns(List<StatementColumn> columns) {
        Set<String> ids = columns.stream().map(StatementColumn::id).collect(Collectors.toSet());
        List<ReportColumn> result = new ArrayList<>();
        result.add(ReportColumn.of("label", "", ReportColumn.Kind.TEXT));
        for (StatementColumn column : columns) {
            result.add(new ReportColumn(column.id(), column.scenario(), column.period(),
                    ReportColumn.Kind.valueOf(column.kind().name()), formula(column.id(), ids)));
        }
        return result;
    }

    private static ColumnFormula formula(String id, Set<String> ids) {
        if (id.startsWith("variance.")) {
            String comparator = id.substring("variance.".length());
            return known(ids, new ColumnFormula.Variance(base(comparator, ids), comparator), base(comparator, ids),
                    comparator);
        }
        if (id.startsWith("variance-percent.")) {
            String comparator = id.substring("variance-percent.".length());
            String variance = "variance." + comparator;
            return known(ids, new ColumnFormula.VariancePercent(variance, comparator), variance, comparator);
        }
        return id.equals("closing")
                ? known(ids, new ColumnFormula.Closing("opening", "debit", "credit"), "opening", "debit", "credit")
                : ColumnFormula.NONE;
    }

    /** The column that a comparator stands against: like is compared with like. */
    private static String base(String comparator, Set<String> ids) {
        return switch (comparator) {
            case "prior-year-to-date", "year-to-date-budget" ->
                ids.contains("year-to-date") ? "year-to-date" : "actual";
            case "year-budget" -> "outlook";
            default -> "actual";
        };
    }

    private static ColumnFormula known(Set<String> ids, ColumnFormula formula, String... needed) {
        return ids.containsAll(List.of(needed)) ? formula : ColumnFormula.NONE;
    }

    /** A heading comes without values: it stands over blank cells. */
    private static ReportRow row(StatementRow row, int columns) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(row.label()));
        for (int i = 0; i < columns; i++) {
            boolean given = i < row.values().size();
            cells.add(!given
                    ? Cell.BLANK
                    : row.notMeaningful().contains(i) ? Cell.NOT_MEANINGFUL : Cell.number(row.values().get(i)));
        }
        return new ReportRow(row.id(), style(row.style()), row.level(), cells, row.sumOf(), row.polarity());
    }

    private static RowStyle style(StatementRow.Style style) {
        return style == StatementRow.Style.ACCOUNT ? RowStyle.DETAIL : RowStyle.valueOf(style.name());
    }
}
