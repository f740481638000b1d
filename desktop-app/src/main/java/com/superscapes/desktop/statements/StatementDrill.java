package com.superscapes.desktop.statements;

import com.superscapes.desktop.grid.GridCell;
import com.superscapes.desktop.nav.Place;
import com.superscapes.reports.Cell;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.RowStyle;
import java.util.Map;
import java.util.TreeMap;

/** The place behind a cell of a statement: the accounts of a line, or the ledger lines of an account. */
public final class StatementDrill {

    private StatementDrill() {
    }

    /** The same of a statement looked at in a way of its own. */
    public static Place behind(Report report, GridCell cell, StatementShape shape) {
        Place place = behind(report, cell);
        return place.below(place.path(), place.title(), shape.parameters());
    }

    /** The place to go to. A variance or percentage opens what is behind its actual figure. */
    public static Place behind(Report report, GridCell cell) {
        boolean amount = cell.column().kind() == ReportColumn.Kind.MONEY;
        String column = amount ? cell.column().id() : "actual";
        String head = report.columns().stream().filter(c -> c.id().equals(column)).findFirst()
                .map(c -> (c.head() + " " + c.subhead()).strip()).orElse("");
        String label = label(cell.row());
        Map<String, String> parameters = new TreeMap<>(Map.of("statement", report.id(), "row", cell.row().id(),
                "column", column, "batch", Long.toString(report.proof().batch().batch()), "label", label, "head",
                head));
        boolean account = cell.row().style() == RowStyle.DETAIL;
        String title = head.isEmpty() ? label : label + ", " + head;
        return new Place(account ? "drill/lines" : "drill/accounts", parameters, title);
    }

    private static String label(ReportRow row) {
        return row.cells().getFirst() instanceof Cell.Text text ? text.text().strip() : row.id();
    }
}
