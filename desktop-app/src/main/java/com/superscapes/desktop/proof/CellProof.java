package com.superscapes.desktop.proof;

import com.superscapes.desktop.grid.GridCell;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.Cell;
import com.superscapes.reports.CellText;
import com.superscapes.reports.ColumnFormula;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportRow;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the proof of one cell into words: what it is, to the cent, and how it follows from others. */
public final class CellProof {

    private CellProof() {
    }

    /** @param cell null for the grid as a whole */
    public static ProofSubject of(GridContent content, @Nullable GridCell cell) {
        Report report = content.report();
        if (cell == null || !cell.column().kind().numeric()) {
            return new ProofSubject(cell == null ? report.title() : label(report, cell.row()), "", "", report.proof());
        }
        ReportColumn column = cell.column();
        String title = label(report, cell.row()) + ", " + (column.head() + " " + column.subhead()).strip();
        boolean money = column.kind().money() && cell.row().cells().get(cell.columnIndex()) instanceof Cell.Number;
        String value = CellText.of(report.withDecimals(2), cell.row(), cell.columnIndex());
        return new ProofSubject(title, money ? value + " " + report.currency() : value, formula(report, cell),
                report.proof());
    }

    private static String label(Report report, ReportRow row) {
        return CellText.of(report, row, 0);
    }

    private static String formula(Report report, GridCell cell) {
        return switch (cell.column().formula()) {
            case ColumnFormula.Variance variance -> Texts.text("proof.formula.variance." + sign(cell.row().polarity()),
                    head(report, variance.base()), head(report, variance.comparator()));
            case ColumnFormula.VariancePercent percent ->
                Texts.text("proof.formula.percent", head(report, percent.variance()),
                        head(report, percent.comparator()));
            case ColumnFormula.Closing closing -> Texts.text("proof.formula.closing");
            case ColumnFormula.None none -> sum(report, cell.row());
        };
    }

    private static String sign(int polarity) {
        return polarity < 0 ? "cost" : polarity > 0 ? "income" : "change";
    }

    private static String head(Report report, String id) {
        return report.columns().stream().filter(column -> column.id().equals(id)).findFirst()
                .map(column -> (column.head() + " " + column.subhead()).strip()).orElse(id);
    }

    private static String sum(Report report, ReportRow row) {
        return row.sumOf().stream().map(part -> term(report, part)).collect(Collectors.joining(" "));
    }

    private static String term(Report report, String part) {
        char first = part.isEmpty() ? ' ' : part.charAt(0);
        String sign = first == '-' ? "\u2212" : first == '/' ? "\u00f7" : "+";
        String id = "+-/".indexOf(first) >= 0 ? part.substring(1) : part;
        String name = report.rows().stream().filter(row -> row.id().equals(id)).findFirst()
                .map(row -> label(report, row)).orElse(id);
        return sign + " " + name;
    }
}
