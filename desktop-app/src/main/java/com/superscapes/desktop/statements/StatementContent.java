package com.superscapes.desktop.statements;

import com.superscapes.api.query.Comparative;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementOptions;
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

    private static final Set<String> FIXED = Set.of("trial-balance", StatementsViewModel.EQUITY);

    private StatementContent() {
    }

    /** @param statement profit-and-loss, balance-sheet or trial-balance */
    public static StatementRequest request(String statement, Choices choices) {
        return request(statement, choices, StatementShape.PLAIN);
    }

    /** The same looked at in a way of its own. */
    public static StatementRequest request(String statement, Choices choices, StatementShape shape) {
        boolean alone = FIXED.contains(statement) || !shape.by().isEmpty() || shape.since() != 0;
        // Only a profit and loss has an outlook.
        List<Comparative> comparatives = alone
                ? List.of()
                : choices.comparatives().stream().filter(
                        each -> each != Comparative.OUTLOOK || statement.equals(StatementsViewModel.PROFIT_AND_LOSS))
                        .toList();
        String by = statement.equals(StatementsViewModel.PROFIT_AND_LOSS) ? shape.by() : "";
        StatementOptions options = shape.withBy(by).options(shape.since() == 0);
        return new StatementRequest(statement, choices.period(), choices.yearToDate(), comparatives, choices.filters(),
                shape.batch() == 0 ? null : Long.valueOf(shape.batch()), options);
    }

    /** @param pinned rows at the end that stay in sight */
    public static GridContent of(Statement statement, ReportContext context, int pinned) {
        Set<String> drillable = statement.rows().stream().filter(StatementRow::drill).map(StatementRow::id)
                .collect(Collectors.toSet());
        return new GridContent(StatementReport.of(statement, context), drillable,
                Math.min(pinned, statement.rows().size()), Set.of());
    }
}
