package com.superscapes.desktop.statements;

import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.desktop.filter.Choices;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.reports.ReportContext;
import com.superscapes.reports.StatementReport;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A statement asked for by the filter bar's choices, and its answer as a grid. */
public final class StatementContent {

    private StatementContent() {
    }

    /** @param statement profit-and-loss, balance-sheet or trial-balance */
    public static StatementRequest request(String statement, Choices choices) {
        boolean trial = statement.equals("trial-balance");
        return new StatementRequest(statement, choices.period(), choices.yearToDate(),
                trial ? List.of() : choices.comparatives(), choices.filters(), null);
    }

    /** @param pinned rows at the end that stay in sight */
    public static GridContent of(Statement statement, ReportContext context, int pinned) {
        Set<String> drillable = statement.rows().stream().filter(StatementRow::drill).map(StatementRow::id)
                .collect(Collectors.toSet());
        return new GridContent(StatementReport.of(statement, context), drillable,
                Math.min(pinned, statement.rows().size()), Set.of());
    }
}
