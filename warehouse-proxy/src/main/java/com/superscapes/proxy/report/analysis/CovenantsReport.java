package com.superscapes.proxy.report.analysis;

import com.superscapes.api.covenant.Covenant;
import com.superscapes.api.covenant.CovenantDraft;
import com.superscapes.api.covenant.CovenantTerm;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.report.DrillTo;
import com.superscapes.api.report.ReportClock;
import com.superscapes.proxy.covenant.ChartAccount;
import com.superscapes.proxy.covenant.CovenantStore;
import com.superscapes.proxy.measure.AccountCondition;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.measure.Group;
import com.superscapes.proxy.measure.Measure;
import com.superscapes.proxy.measure.Periods;
import com.superscapes.proxy.measure.SumColumn;
import com.superscapes.proxy.measure.SumRow;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportGroup;
import com.superscapes.proxy.report.ReportRow;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Each covenant that holds in a period, by the lender's definition: value, limit, headroom, and whether it is met. */
public final class CovenantsReport implements Report {

    private static final String MINIMUM = "Minimum";
    private static final ReportSpec SPEC = ReportSpec.of("covenants", ReportGroup.LEDGER, "Covenants",
            ReportClock.POSTING_PERIOD,
            "Value = numerator \u00f7 denominator by the definition of the lender that two controllers put down, or the numerator"
                    + " alone, an amount of money. Terms are balances at the end of the period, or movements without closing entries over the"
                    + " last 12 months or the year to date; liabilities, equity and revenue count above zero when credit. Headroom = value \u2212"
                    + " limit of a minimum, limit \u2212 value of a maximum; below zero it is breached. A denominator that is not above zero makes"
                    + " no ratio. Of the companies chosen.",
            Parameters.PERIOD, Parameters.COMPANY, Parameters.CURRENCY).entityWideOnly();

    @Override
    public ReportSpec spec() {
        return SPEC;
    }

    @Override
    public ReportTable run(ReportRun run) {
        int period = run.get(Parameters.PERIOD).key();
        ReportTable table = new ReportTable(columns()).period(run.get(Parameters.PERIOD).name());
        List<Covenant> covenants = CovenantStore.in(run.snapshot(), period);
        if (covenants.isEmpty()) {
            return table.note("No covenant is approved for this period.");
        }
        List<ChartAccount> chart = ChartAccount.chart(run.snapshot());
        Map<Integer, Map<CovenantTerm.Measure, BigDecimal>> amounts = amounts(run, period);
        covenants.forEach(covenant -> detail(table, run, covenant, chart, amounts));
        return table;
    }

    private static List<Column> columns() {
        return List.of(Column.text("covenant", "Covenant"), Column.text("lender", "Lender"),
                Column.text("unit", "Unit"), Column.money("numerator", "Numerator").notAdded(),
                Column.money("denominator", "Denominator").notAdded(),
                Column.ratio("value", "Value", row -> value(row)),
                Column.text("kind", "Limit is"), Column.ratio("limit", "Limit", row -> row.amount("limit")),
                Column.ratio("headroom", "Headroom", CovenantsReport::headroom),
                Column.percent("part", "Headroom %", CovenantsReport::part), Column.text("state", "State"),
                Column.text("version", "Definition"), Column.text("terms", "Terms").hiddenAtFirst());
    }

    private static @Nullable BigDecimal value(ReportRow row) {
        if (row.value("denominator") == null) {
            return row.amount("numerator");
        }
        return row.amount("denominator").signum() > 0 ? row.over("numerator", "denominator") : null;
    }

    private static @Nullable BigDecimal headroom(ReportRow row) {
        BigDecimal value = value(row);
        if (value == null) {
            return null;
        }
        return MINIMUM.equals(row.value("kind"))
                ? value.subtract(row.amount("limit"))
                : row.amount("limit").subtract(value);
    }

    private static @Nullable BigDecimal part(ReportRow row) {
        BigDecimal headroom = headroom(row);
        return headroom == null ? null : Amounts.ratio(headroom, row.amount("limit").abs());
    }

    private static String state(ReportRow row) {
        BigDecimal headroom = headroom(row);
        return headroom == null ? "Not meaningful" : headroom.signum() < 0 ? "Breached" : "Met";
    }

    private static void detail(ReportTable table, ReportRun run, Covenant covenant, List<ChartAccount> chart,
            Map<Integer, Map<CovenantTerm.Measure, BigDecimal>> amounts) {
        CovenantDraft definition = covenant.definition();
        boolean ratio = !definition.denominator().isEmpty();
        ReportRow row = table.detail(definition.code()).set("covenant", definition.name())
                .set("lender", definition.lender()).set("unit", ratio ? "times" : run.currency())
                .set("numerator", sum(definition.numerator(), chart, amounts))
                .set("denominator", ratio ? sum(definition.denominator(), chart, amounts) : null)
                .set("kind", definition.kind() == CovenantDraft.Kind.MINIMUM ? MINIMUM : "Maximum")
                .set("limit", definition.limit())
                .set("version", "v" + covenant.version() + ", approved by " + covenant.approvedBy())
                .set("terms", ratio
                        ? words(definition.numerator()) + " \u00f7 " + words(definition.denominator())
                        : words(definition.numerator()))
                .drill("numerator", lines(run, definition.numerator(), chart))
                .drill("denominator", ratio ? lines(run, definition.denominator(), chart) : null);
        row.set("state", state(row));
    }

    private static BigDecimal sum(List<CovenantTerm> terms, List<ChartAccount> chart,
            Map<Integer, Map<CovenantTerm.Measure, BigDecimal>> amounts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (CovenantTerm term : terms) {
            for (ChartAccount account : chart) {
                if (account.isIn(term)) {
                    sum = sum.add(amounts.getOrDefault(account.key(), Map.of())
                            .getOrDefault(term.measure(), BigDecimal.ZERO)
                            .multiply(BigDecimal.valueOf((long) term.sign() * account.side())));
                }
            }
        }
        return sum;
    }

    /** Every account's amount by each measure, debit positive. */
    private static Map<Integer, Map<CovenantTerm.Measure, BigDecimal>> amounts(ReportRun run, int period) {
        List<SumColumn> columns = List.of(new SumColumn(Measure.CLOSING, AccountCondition.ANY, 0),
                Sums.flow(AccountCondition.ANY, 1), Sums.flow(AccountCondition.ANY, 2));
        PeriodRange twelve = Periods.trailingTwelve(period);
        Map<Integer, Map<CovenantTerm.Measure, BigDecimal>> amounts = new HashMap<>();
        for (SumRow row : new Sums(run).of(List.of(Group.ACCOUNT_KEY), columns,
                List.of(Sums.actual(0, period, period), Sums.actual(1, twelve.from(), twelve.to()),
                        Sums.actual(2, Periods.yearStart(period), period)))) {
            amounts.put(Integer.valueOf(row.group().getFirst()),
                    Map.of(CovenantTerm.Measure.CLOSING_BALANCE, Amounts.orZero(row.values().get(0)),
                            CovenantTerm.Measure.LAST_12_MONTHS, Amounts.orZero(row.values().get(1)),
                            CovenantTerm.Measure.YEAR_TO_DATE, Amounts.orZero(row.values().get(2))));
        }
        return amounts;
    }

    /** "liability (current-debt, long-term-debt), balance \u2212 accounts 1000, balance". */
    private static String words(List<CovenantTerm> terms) {
        StringBuilder words = new StringBuilder();
        for (CovenantTerm term : terms) {
            words.append(term.sign() < 0 ? " \u2212 " : words.isEmpty() ? "" : " + ").append(accounts(term))
                    .append(", ")
                    .append(switch (term.measure()) {
                        case CLOSING_BALANCE -> "balance";
                        case LAST_12_MONTHS -> "12 months";
                        case YEAR_TO_DATE -> "year to date";
                    });
        }
        return words.toString().strip();
    }

    private static String accounts(CovenantTerm term) {
        String types = String.join(", ", term.types());
        String classes = term.classes().isEmpty() ? "" : " (" + String.join(", ", term.classes()) + ")";
        String codes = term.codes().isEmpty() ? "" : "accounts " + String.join(", ", term.codes());
        return types + classes + (types.isEmpty() || codes.isEmpty() ? "" : ", ") + codes;
    }

    // The lines of all its accounts, from the earliest period that a term reads.
    private static @Nullable DrillTo lines(ReportRun run, List<CovenantTerm> terms, List<ChartAccount> chart) {
        String codes = chart.stream().filter(account -> terms.stream().anyMatch(account::isIn)).map(ChartAccount::code)
                .collect(Collectors.toCollection(TreeSet::new)).stream().collect(Collectors.joining(","));
        int period = run.get(Parameters.PERIOD).key();
        int from = terms.stream().map(CovenantTerm::measure).mapToInt(measure -> switch (measure) {
            case CLOSING_BALANCE -> period;
            case LAST_12_MONTHS -> Periods.trailingTwelve(period).from();
            case YEAR_TO_DATE -> Periods.yearStart(period);
        }).min().orElse(period);
        return codes.isEmpty()
                ? null
                : DrillTo.lines(Map.of("account", codes, "from", Integer.toString(from), "to", Integer.toString(period),
                        "currency", run.currency()), "Accounts");
    }
}
