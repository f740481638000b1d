package com.superscapes.proxy.statement;

import com.superscapes.api.query.Comparative;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.statement.StatementOptions;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.proxy.measure.AccountCondition;
import com.superscapes.proxy.measure.Measure;
import com.superscapes.proxy.measure.PartialNames;
import com.superscapes.proxy.measure.PeriodBasis;
import com.superscapes.proxy.measure.Periods;
import com.superscapes.proxy.measure.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The amount columns of a request: actual and its comparatives, or those that a trial balance or roll-forward always has. */
final class Columns {

    static final String TRIAL_BALANCE = "trial-balance";
    static final String BALANCE_SHEET = "balance-sheet";
    static final String CASH_FLOW = "cash-flow";
    static final String EQUITY = "equity-roll-forward";
    private static final AccountCondition OWN = new AccountCondition(List.of("equity"), List.of());
    private static final AccountCondition EARNED = new AccountCondition(List.of("revenue", "expense"), List.of());

    private final StatementRequest request;
    private final PeriodNames names;
    private final PeriodBasis basis;
    private final int actual;

    Columns(StatementRequest request, PeriodNames names, PeriodBasis basis, int actualScenario) {
        this.request = request;
        this.names = names;
        this.basis = basis;
        this.actual = actualScenario;
    }

    List<ValueColumn> of() {
        return switch (request.statement()) {
            case TRIAL_BALANCE -> trialBalance();
            case EQUITY -> equity();
            default -> compared();
        };
    }

    private List<ValueColumn> compared() {
        Span first = actual(range());
        List<ValueColumn> columns = new ArrayList<>();
        columns.add(column("actual", "Actual", List.of(first), null));
        for (Comparative comparative : request.comparatives()) {
            List<Span> spans = comparative == Comparative.PRIOR_PERIOD
                    ? List.of(prior(first, columns.size()))
                    : basis.compared(comparative, first, columns.size());
            columns.add(column(id(comparative), head(comparative), spans, against(comparative)));
        }
        return columns;
    }

    private Span actual(PeriodRange range) {
        return basis.actual("", "", actual, range, range.to());
    }

    private List<ValueColumn> trialBalance() {
        Span span = actual(range());
        return List.of(new ValueColumn("opening", "Opening", start(), Measure.OPENING, span),
                new ValueColumn("debit", "Debit", names.range(range()), Measure.DEBIT, span),
                new ValueColumn("credit", "Credit", names.range(range()), Measure.CREDIT, span),
                new ValueColumn("closing", closing(), names.name(range().to()), Measure.CLOSING, span));
    }

    private String closing() {
        StatementOptions.View view = options().view();
        return view == null ? "Closing" : switch (view) {
            case UNADJUSTED -> "Unadjusted";
            case ADJUSTED -> "Adjusted";
            case POST_CLOSE -> "Post-close";
        };
    }

    private List<ValueColumn> equity() {
        List<Span> span = List.of(actual(range()));
        String period = names.range(range());
        return List.of(
                new ValueColumn("opening", "Opening", start(), Measure.OPENING, span, AccountCondition.ANY, null),
                new ValueColumn("net-income", "Net income", period, Measure.FLOW, span, EARNED, null),
                new ValueColumn("contributions", "Contributions, distributions and other", period, Measure.CHANGE, span,
                        OWN, null),
                new ValueColumn("transfers", "Closing entries", period, Measure.CLOSING_ENTRIES, span,
                        AccountCondition.ANY, null),
                new ValueColumn("closing", "Closing", names.name(range().to()), Measure.CLOSING, span,
                        AccountCondition.ANY, null));
    }

    private String start() {
        return "Before " + names.name(range().from());
    }

    private ValueColumn column(String id, String scenario, List<Span> spans, @Nullable String against) {
        Span span = spans.getLast();
        PeriodRange range = new PeriodRange(spans.getFirst().range().from(), span.range().to());
        Span.Cut cut = span.cut();
        String end = cut == null ? "" : ", " + PartialNames.of(cut);
        String period = (stock() ? names.day(range.to()) : names.range(range)) + end;
        return new ValueColumn(id, scenario, period, measure(), spans, AccountCondition.ANY, against);
    }

    private Measure measure() {
        return switch (request.statement()) {
            case BALANCE_SHEET -> Measure.CLOSING;
            case CASH_FLOW -> Measure.CHANGE;
            default -> Measure.FLOW;
        };
    }

    private boolean stock() {
        return request.statement().equals(BALANCE_SHEET);
    }

    /** The periods of the actual column. */
    PeriodRange range() {
        int key = request.periodKey();
        return basis.range(switch (span()) {
            case MONTH -> new PeriodRange(key, key);
            case YEAR_TO_DATE -> new PeriodRange(Periods.yearStart(key), key);
            case TRAILING_12 -> Periods.trailingTwelve(key);
        });
    }

    private StatementOptions options() {
        return Objects.requireNonNullElse(request.options(), StatementOptions.NONE);
    }

    private StatementOptions.Span span() {
        StatementOptions.Span asked = options().span();
        return asked != null
                ? asked
                : request.yearToDate() ? StatementOptions.Span.YEAR_TO_DATE : StatementOptions.Span.MONTH;
    }

    // Balances stand at the period before; the year to date before ends a period earlier.
    private Span prior(Span first, int slot) {
        int key = first.range().to();
        if (stock() && first.cut() == null) {
            int before = Periods.balanceBefore(key);
            return new Span("", "", slot, actual, new PeriodRange(before, before));
        }
        if (span() == StatementOptions.Span.YEAR_TO_DATE && first.cut() == null) {
            return new Span("", "", slot, actual, Periods.yearToDateBefore(key));
        }
        return basis.compared(Comparative.PRIOR_PERIOD, first, slot).getFirst();
    }

    static String id(Comparative comparative) {
        return comparative.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String head(Comparative comparative) {
        return switch (comparative) {
            case PRIOR_PERIOD -> "Prior period";
            case PRIOR_YEAR -> "Prior year";
            case BUDGET -> "Budget";
            case FORECAST -> "Forecast";
            case YEAR_TO_DATE -> "Actual";
            case PRIOR_YEAR_TO_DATE -> "Prior year";
            case YEAR_TO_DATE_BUDGET -> "Budget";
            case OUTLOOK -> "Outlook";
            case YEAR_BUDGET -> "Full-year budget";
        };
    }

    // Like is compared with like: a month with months, the year so far with years so far, a whole year with a whole year.
    private @Nullable String against(Comparative comparative) {
        return switch (comparative) {
            case PRIOR_PERIOD, PRIOR_YEAR, BUDGET, FORECAST -> "actual";
            case YEAR_TO_DATE, OUTLOOK -> null;
            case PRIOR_YEAR_TO_DATE, YEAR_TO_DATE_BUDGET -> asked(Comparative.YEAR_TO_DATE);
            case YEAR_BUDGET -> asked(Comparative.OUTLOOK);
        };
    }

    private @Nullable String asked(Comparative comparative) {
        int at = request.comparatives().indexOf(comparative);
        boolean before = at >= 0;
        if (before) {
            return id(comparative);
        }
        boolean yearToDate = comparative == Comparative.YEAR_TO_DATE
                && span() == StatementOptions.Span.YEAR_TO_DATE;
        return yearToDate ? "actual" : null;
    }
}
