package com.superscapes.desktop.statements;

import com.superscapes.api.query.Comparative;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.desktop.filter.Choices;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.reports.ReportContext;
import com.superscapes.reports.StatementReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A statement asked for by the filter bar's choices, and its answer as a grid. */
final class StatementContent {

    private static final Set<String> FIXED = Set.of(ShapedViewModel.TRIAL_BALANCE, ShapedViewModel.EQUITY);

    private StatementContent() {
    }

    /** @param shape what does not fit the statement is left out */
    static StatementRequest request(String statement, Choices choices, StatementShape shape) {
        boolean alone = FIXED.contains(statement) || shape.is(StatementShape.BY) || shape.is(StatementShape.SINCE);
        // Only a profit and loss has an outlook.
        List<Comparative> comparatives = alone
                ? List.of()
                : choices.comparatives().stream().filter(
                        each -> each != Comparative.OUTLOOK || statement.equals(ShapedViewModel.PROFIT_AND_LOSS))
                        .toList();
        return new StatementRequest(statement, choices.period(), choices.yearToDate(), comparatives, choices.filters(),
                shape.load(StatementShape.AS_OF), shape.options(!shape.is(StatementShape.SINCE)));
    }

    /**
     * @param pinned rows at the end that stay in sight
     * @param shape  how it was asked for
     */
    static GridContent of(Statement statement, StatementShape shape, ReportContext context, int pinned) {
        Set<String> drillable = statement.rows().stream().filter(StatementRow::drill).map(StatementRow::id)
                .collect(Collectors.toSet());
        Map<String, Set<String>> variances = VarianceDrill.rows(statement, shape);
        Map<String, Set<String>> only = variances.entrySet().stream().filter(each -> !drillable.contains(each.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        drillable.addAll(variances.keySet());
        return new GridContent(StatementReport.of(statement, context), drillable,
                Math.min(pinned, statement.rows().size()), Set.of()).opening(only);
    }
}
