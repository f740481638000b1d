package com.superscapes.proxy.report.analysis;

import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.report.DrillTo;
import com.superscapes.api.report.ReportClock;
import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.proxy.measure.AccountCondition;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.measure.Group;
import com.superscapes.proxy.measure.Periods;
import com.superscapes.proxy.measure.SumRow;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportGroup;
import com.superscapes.proxy.report.ReportRow;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Overhead absorbed beside overhead incurred. Absorbed = predetermined rate * actual base; the rate is the budgeted overhead over
 * the budgeted base of the whole fiscal year, one for all or each member's own.
 */
public final class OverheadRecoveryReport implements Report {

    private static final Parameter<String> BASE = Parameter.choice("base", "Base", new Choice("revenue", "Revenue"),
            new Choice("labor", "Direct labor and burden"), new Choice("direct", "Direct cost"));
    private static final Parameter<String> RATE = Parameter.choice("rate", "Rate", new Choice("one", "One for all"),
            new Choice("own", "Each its own"));
    private static final int DIGITS = 12;
    private static final ReportSpec SPEC = ReportSpec.of("overhead-recovery", ReportGroup.ANALYSIS,
            "Overhead recovery", ReportClock.POSTING_PERIOD,
            "Absorbed = predetermined rate \u00d7 actual base; rate = budgeted overhead \u00f7 budgeted base of the whole fiscal year"
                    + " (period 13 too), of the version chosen. One rate for all is that of all companies, branches and divisions in sight;"
                    + " where each has its own, a member without a budgeted base absorbs nothing. Over/(under) = absorbed \u2212 incurred;"
                    + " recovery = absorbed \u00f7 incurred, recomputed in the total. Incurred is overhead with depreciation where its"
                    + " entries put it; what names no member is unassigned. Absorbed is whole cents in each row, and the total is their sum.",
            Dimensions.BY, BASE, RATE, Parameters.PERIOD, SpanChoice.WITHIN_YEAR, Parameters.BUDGET_VERSION,
            Parameters.COMPANY, Parameters.BRANCHES, Parameters.DIVISIONS, Parameters.CURRENCY);

    private static final Map<String, String> LINKS = Map.of("branch", "branch", "division", "division", "company",
            "company");

    @Override
    public ReportSpec spec() {
        return SPEC;
    }

    @Override
    public ReportTable run(ReportRun run) {
        String by = run.get(Dimensions.BY);
        List<SumRow> rows = sums(run, List.of(Dimensions.group(by)));
        BigDecimal budget = sum(rows, OverheadRecoveryReport::budget);
        BigDecimal base = sum(rows, row -> budgetBase(run, row));
        boolean own = run.get(RATE).equals("own");
        Map<String, String> names = Dimensions.names(run, by);
        ReportTable table = new ReportTable(
                columns(run, row -> own ? row.over("budget", "budget-base") : Amounts.ratio(budget, base)))
                .period(SpanChoice.words(run, SpanChoice.WITHIN_YEAR));
        String accounts = String.join(",", overheadAccounts(run));
        rows.stream().filter(row -> row.values().stream().anyMatch(value -> Amounts.orZero(value).signum() != 0))
                .sorted(Comparator.comparing((SumRow row) -> actualBase(run, row)).reversed())
                .forEach(row -> detail(table, run, row, own ? budget(row) : budget,
                        own ? budgetBase(run, row) : base).set("member",
                                Dimensions.label(row.group().getFirst(), names))
                        .drill("incurred", lines(run, row.group().getFirst(), accounts)));
        ReportRow total = table.total("Total");
        if (table.rows().stream().allMatch(row -> row.value("absorbed") == null)) {
            total.set("absorbed", null);
            table.note("The version " + run.get(Parameters.BUDGET_VERSION).name() + " has no "
                    + words(run).toLowerCase(Locale.ROOT) + " in the fiscal year: there is no rate.");
        }
        if (run.wholeCompanies()) {
            check(table, run, total);
        }
        return table;
    }

    private static List<Column> columns(ReportRun run, Function<ReportRow, @Nullable BigDecimal> rate) {
        String base = words(run);
        return List.of(Column.text("member", "Member"), Column.money("base", base).under("actual"),
                Column.money("budget", "Overhead").under("year's budget").hiddenAtFirst(),
                Column.money("budget-base", base).under("year's budget").hiddenAtFirst(),
                Column.percent("rate", "Rate", rate), Column.money("absorbed", "Overhead").under("absorbed"),
                Column.money("incurred", "Overhead").under("incurred"),
                Column.moneyOf("recovered", "Over/(under) absorbed", row -> row.value("absorbed") == null
                        ? null
                        : row.amount("absorbed").subtract(row.amount("incurred"))),
                Column.percent("part", "Recovery %",
                        row -> row.value("absorbed") == null ? null : row.over("absorbed", "incurred")));
    }

    private static String words(ReportRun run) {
        return switch (run.get(BASE)) {
            case "labor" -> "Labor and burden";
            case "direct" -> "Direct cost";
            default -> "Revenue";
        };
    }

    // Actual base and overhead of the months, then both of the whole year's budget.
    private static List<SumRow> sums(ReportRun run, List<Group> groups) {
        AccountCondition base = switch (run.get(BASE)) {
            case "labor" -> Sums.LABOR;
            case "direct" -> Sums.DIRECT;
            default -> Sums.REVENUE;
        };
        PeriodRange range = SpanChoice.of(run, SpanChoice.WITHIN_YEAR);
        int start = Periods.yearStart(range.to());
        return new Sums(run).of(groups,
                List.of(Sums.flow(base, 0), Sums.flow(Sums.OVERHEAD, 0), Sums.flow(base, 1),
                        Sums.flow(Sums.OVERHEAD, 1)),
                List.of(Sums.actual(0, range.from(), range.to()),
                        Sums.span(1, run.get(Parameters.BUDGET_VERSION).key(), start, start + 12)));
    }

    private static BigDecimal actualBase(ReportRun run, SumRow row) {
        return signed(run, row.values().get(0));
    }

    private static BigDecimal incurred(SumRow row) {
        return Amounts.orZero(row.values().get(1));
    }

    private static BigDecimal budgetBase(ReportRun run, SumRow row) {
        return signed(run, row.values().get(2));
    }

    private static BigDecimal budget(SumRow row) {
        return Amounts.orZero(row.values().get(3));
    }

    // Revenue is credit, costs are debit: both are shown above zero.
    private static BigDecimal signed(ReportRun run, @Nullable BigDecimal amount) {
        return run.get(BASE).equals("revenue") ? Amounts.orZero(amount).negate() : Amounts.orZero(amount);
    }

    private static BigDecimal sum(List<SumRow> rows, Function<SumRow, BigDecimal> of) {
        return rows.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static ReportRow detail(ReportTable table, ReportRun run, SumRow sums, BigDecimal overhead,
            BigDecimal over) {
        BigDecimal base = actualBase(run, sums);
        return table.detail(sums.group().getFirst()).set("base", base).set("budget", budget(sums))
                .set("budget-base", budgetBase(run, sums)).set("incurred", incurred(sums))
                .set("absorbed", over.signum() == 0
                        ? null
                        : base.multiply(overhead).divide(over, DIGITS, RoundingMode.HALF_EVEN).setScale(2,
                                RoundingMode.HALF_EVEN))
                .drill(run.to("margin", "Margin")).drill("rate", run.to("budget", "Budget"));
    }

    // The codes of a member that ledger lines can be asked for.
    private static @Nullable DrillTo lines(ReportRun run, String member, String accounts) {
        String filter = LINKS.get(run.get(Dimensions.BY));
        if (filter == null || member.isEmpty() || accounts.isEmpty()) {
            return null;
        }
        PeriodRange range = SpanChoice.of(run, SpanChoice.WITHIN_YEAR);
        Map<String, String> parameters = new LinkedHashMap<>(Map.of("account", accounts, "from",
                Integer.toString(range.from()), "to", Integer.toString(range.to()), "currency", run.currency()));
        parameters.put(filter, member);
        return DrillTo.lines(parameters, "Overhead");
    }

    private static List<String> overheadAccounts(ReportRun run) {
        return run.query("select distinct code from semantic.account where account_type = 'expense'"
                + " and statement_class = any(:classes) order by code")
                .bindArray("classes", String.class, Sums.OVERHEAD.classes()).mapTo(String.class).list();
    }

    /** T13: all members and what is unassigned are the ledger, which is added up by itself. */
    private static void check(ReportTable table, ReportRun run, ReportRow total) {
        List<SumRow> ledger = sums(run, List.of());
        BigDecimal base = sum(ledger, row -> actualBase(run, row));
        BigDecimal incurred = sum(ledger, OverheadRecoveryReport::incurred);
        table.beside("ledger", "Ledger").set("base", base).set("incurred", incurred);
        table.check("difference", "Difference").set("base", total.amount("base").subtract(base)).set("incurred",
                total.amount("incurred").subtract(incurred));
    }
}
