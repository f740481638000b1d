package com.superscapes.desktop.statements;

import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementColumn;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.desktop.filter.Choices;
import com.superscapes.desktop.grid.GridCell;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.text.Texts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** From a variance of a profit and loss to the entries that explain it. */
final class VarianceDrill {

    private static final String REPORT = "report/variance-entries";
    /** What the report compares with, by the comparator of a variance. */
    private static final Map<String, String> AGAINST = Map.of("prior-period", "prior-period", "prior-year",
            "prior-year",
            "budget", "budget", "prior-year-to-date", "prior-year", "year-to-date-budget", "budget");

    private VarianceDrill() {
    }

    /** The rows whose variances open, each with the columns that do. */
    static Map<String, Set<String>> rows(Statement statement, StatementShape shape) {
        Map<String, Set<String>> rows = new HashMap<>();
        Set<String> columns = statement.columns().stream().map(StatementColumn::id)
                .filter(column -> AGAINST.containsKey(comparator(column))).collect(Collectors.toSet());
        boolean explained = statement.statement().equals(ShapedViewModel.PROFIT_AND_LOSS)
                && !shape.is(StatementShape.MONTHS) && !shape.is(StatementShape.SINCE) && !columns.isEmpty();
        for (StatementRow row : statement.rows()) {
            if (explained && row.style() != StatementRow.Style.RATIO && !accounts(statement, row.id()).isEmpty()) {
                rows.put(row.id(), columns);
            }
        }
        return rows;
    }

    /** The report behind a cell; empty for a cell that is no variance which entries explain. */
    static Optional<Place> behind(Statement statement, StatementShape shape, Choices choices, GridCell cell) {
        String column = cell.column().id();
        String row = cell.row().id();
        if (!rows(statement, shape).getOrDefault(row, Set.of()).contains(column)) {
            return Optional.empty();
        }
        String comparator = comparator(column);
        Map<String, String> parameters = new TreeMap<>(choices.asParameters());
        parameters.remove("ytd");
        parameters.put("span", choices.yearToDate() || comparator.contains("to-date") ? "ytd" : "month");
        parameters.put("against", AGAINST.getOrDefault(comparator, ""));
        parameters.put("account", String.join(",", accounts(statement, row)));
        parameters.put("batch", Long.toString(statement.proof().batch().batch()));
        // Said even where it is the plain one: the report would otherwise take the version it was last asked for.
        parameters.put("version",
                shape.is(StatementShape.BUDGET) ? shape.get(StatementShape.BUDGET) : ShapeWords.BUDGET);
        String label = statement.rows().stream().filter(each -> each.id().equals(row)).findFirst()
                .map(StatementRow::label).orElse(row);
        return Optional.of(new Place(REPORT, parameters, Texts.text("statements.variance", label.strip())));
    }

    private static String comparator(String column) {
        return column.startsWith("variance") ? column.substring(column.indexOf('.') + 1) : "";
    }

    /** Codes of the accounts that a row comes down to; empty where the statement does not show them. */
    static Set<String> accounts(Statement statement, String row) {
        Set<String> codes = new TreeSet<>();
        for (StatementRow each : statement.rows()) {
            boolean own = each.style() == StatementRow.Style.ACCOUNT
                    && (each.id().equals(row) || each.id().startsWith(row + "/"));
            if (own) {
                codes.add(each.id().substring(each.id().indexOf('/') + 1).replaceFirst("~.*", ""));
            } else if (each.id().equals(row)) {
                each.sumOf().stream().map(part -> part.substring(1)).filter(part -> !part.equals(row))
                        .forEach(part -> codes.addAll(accounts(statement, part)));
            }
        }
        return codes;
    }
}
