package com.superscapes.proxy.statement;

import com.superscapes.api.query.Comparative;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.measure.FilterResolver;
import com.superscapes.proxy.measure.Measure;
import com.superscapes.proxy.measure.Periods;
import com.superscapes.proxy.measure.Span;
import java.util.ArrayList;
import java.util.List;

/** The amount columns of a request: actual and its comparatives, or a trial balance's four. */
final class Columns {

    static final String TRIAL_BALANCE = "trial-balance";
    static final String BALANCE_SHEET = "balance-sheet";

    private final StatementRequest request;
    private final PeriodNames names;
    private final int actual;

    Columns(StatementRequest request, PeriodNames names, int actualScenario) {
        this.request = request;
        this.names = names;
        this.actual = actualScenario;
    }

    List<ValueColumn> of(Snapshot snapshot) {
        if (request.statement().equals(TRIAL_BALANCE)) {
            return trialBalance();
        }
        List<ValueColumn> columns = new ArrayList<>();
        columns.add(column("actual", "Actual", 0, actual, range()));
        for (Comparative comparative : request.comparatives()) {
            int slot = columns.size();
            columns.add(switch (comparative) {
                case PRIOR_PERIOD -> column("prior-period", "Prior period", slot, actual, priorPeriod());
                case PRIOR_YEAR -> column("prior-year", "Prior year", slot, actual, Periods.yearBefore(range()));
                case BUDGET -> column("budget", "Budget", slot, FilterResolver.scenario(snapshot, "budget"), range());
            });
        }
        return columns;
    }

    private List<ValueColumn> trialBalance() {
        Span span = new Span("", "", 0, actual, range());
        return List.of(new ValueColumn("opening", "Opening", start(), Measure.OPENING, span),
                new ValueColumn("debit", "Debit", names.range(range()), Measure.DEBIT, span),
                new ValueColumn("credit", "Credit", names.range(range()), Measure.CREDIT, span),
                new ValueColumn("closing", "Closing", names.name(request.periodKey()), Measure.CLOSING, span));
    }

    private String start() {
        return "Before " + names.name(range().from());
    }

    private ValueColumn column(String id, String scenario, int slot, int scenarioKey, PeriodRange range) {
        Span span = new Span("", "", slot, scenarioKey, range);
        return stock()
                ? new ValueColumn(id, scenario, names.day(range.to()), Measure.CLOSING, span)
                : new ValueColumn(id, scenario, names.range(range), Measure.FLOW, span);
    }

    private boolean stock() {
        return request.statement().equals(BALANCE_SHEET);
    }

    private PeriodRange range() {
        int key = request.periodKey();
        return new PeriodRange(request.yearToDate() ? Periods.yearStart(key) : key, key);
    }

    private PeriodRange priorPeriod() {
        int key = request.periodKey();
        if (stock()) {
            return new PeriodRange(Periods.balanceBefore(key), Periods.balanceBefore(key));
        }
        return request.yearToDate() ? Periods.yearToDateBefore(key) : Periods.rangeBefore(range());
    }
}
