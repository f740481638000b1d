package com.superscapes.proxy.report.openitem;

import com.superscapes.api.report.ReportClock;
import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.api.report.ResultChart;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Members;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportGroup;
import com.superscapes.proxy.report.ReportRow;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cash by week for thirteen weeks, by the direct method. */
public final class CashForecastReport implements Report {

    private static final List<String> CASH = List.of("cash");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.US);
    private static final Parameter<String> SCENARIO = Parameter.choice("scenario", "Scenario",
            new Choice("base", "Base"), new Choice("collections-20", "Collections \u221220%"),
            new Choice("collections-14", "Collections 14 days later"),
            new Choice("pay-14", "Pay vendors 14 days later"));
    private static final Parameter<BigDecimal> MINIMUM = Parameter.money("minimum", "Minimum cash", "0");
    private static final Parameter<BigDecimal> CREDIT_LINE = Parameter.money("credit-line", "Unused credit line", "0");
    private static final Parameter<Boolean> COMING = Parameter.flag("coming", "With new billings and bills", true);
    private static final Parameter<LocalDate> BEGAN = Parameter.date("began", "Weeks since", Members::latestDay);
    private static final Parameter<Boolean> DISCOUNTS = Parameter.flag("discounts", "Take vendors' discounts", false);

    private final ReportSpec spec = ReportSpec.of("cash-13-weeks", ReportGroup.CASH, "13-week cash forecast",
            ReportClock.DOCUMENT_DATE,
            "Direct method, week by week from the day after; opening: the ledger's cash accounts. Where the weeks began earlier, those that are over are what moved cash"
                    + " in the ledger: customers and vendors with all they paid, each entry whole. "
                    + CashWeeks.IN_WORDS
                    + " Vendors' discounts, where they are taken: a bill that offers one is paid on its last day, less the discount.",
            Parameters.AS_OF, BEGAN, SCENARIO, MINIMUM, CREDIT_LINE, COMING, DISCOUNTS, Parameters.COMPANY,
            Parameters.CURRENCY).entityWideOnly();

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        LocalDate day = run.get(Parameters.AS_OF);
        LocalDate began = run.get(BEGAN).isBefore(day) ? run.get(BEGAN) : day;
        CashWeeks expected = CashWeeks.expected(run, day, CashWeeks.end(began),
                new CashWeeks.Assumptions(run.get(SCENARIO), run.get(DISCOUNTS), run.get(COMING)));
        Optional<ControlAccounts> cash = ControlAccounts.ofClasses(CASH, run);
        ReportTable table = new ReportTable(columns()).wholeUnits()
                .period("13 weeks from " + ReportRun.day(began.plusDays(1)));
        BigDecimal first = balance(began.equals(day) ? cash : ControlAccounts.ofClasses(CASH, run, began));
        BigDecimal opening = first;
        for (CashWeeks.Week week : CashWeeks.moved(run, began, day)) {
            opening = week(table, run, week, opening, true);
        }
        if (opening.compareTo(balance(cash)) != 0) {
            table.note(
                    "What moved cash in the weeks that are over does not lead to the balance of the day: some periods have amounts without entries.");
        }
        opening = balance(cash);
        for (CashWeeks.Week week : expected.weeks()) {
            opening = week(table, run, week, opening, false);
        }
        table.rows().getFirst().drill("opening", cash.map(accounts -> accounts.lines(run)).orElse(null));
        table.total("13 weeks").set("opening", first).set("minimum", run.get(MINIMUM)).set("credit-line",
                run.get(CREDIT_LINE));
        notes(table, run, expected, cash);
        return table.chart(chart(table, run));
    }

    private static BigDecimal balance(Optional<ControlAccounts> cash) {
        return cash.map(ControlAccounts::balance).orElse(BigDecimal.ZERO);
    }

    /** Adds a week; returns what it closes with. */
    private static BigDecimal week(ReportTable table, ReportRun run, CashWeeks.Week week, BigDecimal opening,
            boolean over) {
        ReportRow row = table.sums((over ? "actual-" : "week-") + (table.rows().size() + 1))
                .set("week", DAY.format(week.from()) + " \u2013 " + DAY.format(week.to()))
                .set("state", over ? "Actual" : "Forecast").set("opening", opening)
                .set("minimum", run.get(MINIMUM)).set("credit-line", run.get(CREDIT_LINE));
        week.lines().forEach(row::set);
        if (!over) {
            row.drill("receipts", run.to("ar-items", "Open invoices")).drill("bills", run.to("ap-items", "Open bills"));
        }
        return closing(row);
    }

    private static List<Column> columns() {
        return List.of(Column.text("week", "Week"), Column.text("state", "State"),
                Column.money("opening", "Opening").under("cash").notAdded(),
                Column.money("receipts", "Receipts").under("open invoices"),
                Column.money("new-receipts", "Receipts").under("new billings"),
                Column.money("bills", "Vendors").under("open bills"),
                Column.money("new-bills", "Vendors").under("new bills"),
                Column.money("retainage", "Retainage").under("net"),
                Column.money("payroll", "Payroll").under("with taxes"), Column.money("taxes", "Taxes"),
                Column.money("debt", "Debt").under("less draws"), Column.money("capex", "Capital").under("expenditure"),
                Column.money("owners", "Owners"), Column.money("other", "Other"),
                Column.moneyOf("net", "Net", CashForecastReport::net),
                Column.moneyOf("closing", "Closing", CashForecastReport::closing).under("cash"),
                Column.money("minimum", "Minimum").notAdded().hiddenAtFirst(),
                Column.money("credit-line", "Credit line").notAdded().hiddenAtFirst(),
                Column.moneyOf("headroom", "Headroom",
                        row -> closing(row).add(row.amount("credit-line")).subtract(row.amount("minimum"))));
    }

    private static BigDecimal net(ReportRow row) {
        return List.of("receipts", "new-receipts", "bills", "new-bills", "retainage", "payroll", "taxes", "debt",
                "capex", "owners",
                "other").stream().map(row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal closing(ReportRow row) {
        return row.amount("opening").add(net(row));
    }

    private static void notes(ReportTable table, ReportRun run, CashWeeks expected, Optional<ControlAccounts> cash) {
        if (cash.isEmpty()) {
            table.note("The day is in no fiscal period with figures, so the forecast starts from no cash at all.");
        }
        left(table, run, "Receivables", expected.receipts());
        left(table, run, "Payables", expected.bills());
        discounts(table, run, expected.bills().discounts());
        boolean young = run.members().periods().isEmpty() || run.members().periods().getLast().start()
                .isAfter(run.get(Parameters.AS_OF).minusDays(CashFlows.WEEKS_OF_A_YEAR));
        if (young) {
            table.note("The ledger does not reach back 364 days: what has no day a year before is missing.");
        }
    }

    private static void discounts(ReportTable table, ReportRun run, List<Payments.Part> offered) {
        offered.stream().map(Payments.Part::day).min(LocalDate::compareTo).ifPresent(next -> table.note(String.format(
                Locale.US, "Vendors offer discounts of %,.2f %s on %d open bills; the next one ends on %s%s.",
                offered.stream().map(Payments.Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add), run.currency(),
                offered.size(), ReportRun.day(next), run.get(DISCOUNTS) ? ", all are taken" : ", none is taken")));
    }

    private static void left(ReportTable table, ReportRun run, String what, Payments payments) {
        payments.left().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(each -> table.note(what + " not expected, " + each.getKey() + ": "
                        + String.format(Locale.US, "%,.2f", each.getValue()) + " " + run.currency() + "."));
    }

    private static ResultChart chart(ReportTable table, ReportRun run) {
        List<@Nullable BigDecimal> closing = new ArrayList<>();
        List<@Nullable BigDecimal> minimum = new ArrayList<>();
        List<String> weeks = new ArrayList<>();
        for (ReportRow row : table.rows()) {
            closing.add(Amounts.money(closing(row)));
            minimum.add(Amounts.money(run.get(MINIMUM)));
            weeks.add(String.valueOf(row.value("week")).replaceFirst(" \u2013.*", ""));
        }
        List<ResultChart.Series> series = new ArrayList<>();
        series.add(new ResultChart.Series("Closing cash", "FORECAST", closing));
        if (run.get(MINIMUM).signum() != 0) {
            series.add(new ResultChart.Series("Minimum cash", "BUDGET", minimum));
        }
        return new ResultChart("Closing cash by week", ResultChart.Kind.COLUMN, weeks, series);
    }
}
