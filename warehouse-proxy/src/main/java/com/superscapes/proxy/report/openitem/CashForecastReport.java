package com.superscapes.proxy.report.openitem;

import com.superscapes.api.report.ReportClock;
import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.api.report.ResultChart;
import com.superscapes.proxy.measure.Amounts;
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
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cash by week for thirteen weeks, by the direct method. */
public final class CashForecastReport implements Report {

    private static final int WEEKS = 13;
    private static final int LATER = 14;
    private static final BigDecimal FEWER = new BigDecimal("0.80");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.US);
    private static final Parameter<String> SCENARIO = Parameter.choice("scenario", "Scenario",
            new Choice("base", "Base"), new Choice("collections-20", "Collections \u221220%"),
            new Choice("collections-14", "Collections 14 days later"),
            new Choice("pay-14", "Pay vendors 14 days later"));
    private static final Parameter<BigDecimal> MINIMUM = Parameter.money("minimum", "Minimum cash", "0");
    private static final Parameter<BigDecimal> CREDIT_LINE = Parameter.money("credit-line", "Unused credit line", "0");
    private static final Parameter<Boolean> COMING = Parameter.flag("coming", "With new billings and bills", true);
    // Receivables and payables are expected from their items.
    private static final Set<String> LINES = Set.of("payroll", "taxes", "debt", "capex", "owners", "other");

    private final ReportSpec spec = ReportSpec.of("cash-13-weeks", ReportGroup.CASH, "13-week cash forecast",
            ReportClock.DOCUMENT_DATE,
            "Direct method, week by week from the day after. Opening: the ledger's cash accounts. Receipts of open invoices: due date + the customer's median days late in"
                    + " the last 365 days, drawn to the portfolio's median by (n x own + 5 x portfolio) / (n + 5); an invoice later than that is expected by quarters in"
                    + " the next four weeks; credits and unapplied cash are used first. Payments of open bills: due date, at once when past due. New billings and bills:"
                    + " those of 364 days before, paid after the portfolio's median days from document to payment. Payroll with its taxes, other taxes, debt service,"
                    + " capital expenditure, owners and other: what moved cash 364 days before, each ledger entry whole. Not expected: receivables over 90 days late,"
                    + " items in dispute or on hold, and retainage, whose release dates the sources do not tell.",
            Parameters.AS_OF, SCENARIO, MINIMUM, CREDIT_LINE, COMING, Parameters.COMPANY, Parameters.CURRENCY)
            .entityWideOnly();

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        LocalDate day = run.get(Parameters.AS_OF);
        String scenario = run.get(SCENARIO);
        Payments receipts = Payments.expected(Side.RECEIVABLE, run, scenario.equals("collections-14") ? LATER : 0);
        Payments bills = Payments.expected(Side.PAYABLE, run, scenario.equals("pay-14") ? LATER : 0);
        List<CashFlows> flows = CashFlows.read(run);
        Optional<ControlAccounts> cash = ControlAccounts.ofClasses(List.of("cash"), run);
        ReportTable table = new ReportTable(columns()).wholeUnits()
                .period("13 weeks from " + ReportRun.day(day.plusDays(1)));
        BigDecimal share = scenario.equals("collections-20") ? FEWER : BigDecimal.ONE;
        BigDecimal opening = cash.map(ControlAccounts::balance).orElse(BigDecimal.ZERO);
        BigDecimal first = opening;
        LocalDate from = day.plusDays(1);
        for (int week = 0; week < WEEKS; week++) {
            LocalDate to = from.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            ReportRow row = table.detail("week-" + (week + 1))
                    .set("week", DAY.format(from) + " \u2013 " + DAY.format(to))
                    .set("opening", opening).set("receipts", times(within(receipts.open(), from, to), share))
                    .set("bills", within(bills.open(), from, to).negate());
            if (run.get(COMING)) {
                row.set("new-receipts", times(within(receipts.coming(), from, to), share)).set("new-bills",
                        within(bills.coming(), from, to).negate());
            }
            moved(row, flows, from, to);
            row.drill("receipts", run.to("ar-items", "Open invoices")).drill("bills", run.to("ap-items", "Open bills"))
                    .drill("opening", cash.map(accounts -> accounts.lines(run)).orElse(null))
                    .set("minimum", run.get(MINIMUM)).set("credit-line", run.get(CREDIT_LINE));
            opening = closing(row);
            from = to.plusDays(1);
        }
        table.total("13 weeks").set("opening", first).set("minimum", run.get(MINIMUM)).set("credit-line",
                run.get(CREDIT_LINE));
        notes(table, run, receipts, bills, cash);
        return table.chart(chart(table, run));
    }

    private static List<Column> columns() {
        return List.of(Column.text("week", "Week"), Column.money("opening", "Opening").under("cash").notAdded(),
                Column.money("receipts", "Receipts").under("open invoices"),
                Column.money("new-receipts", "Receipts").under("new billings"),
                Column.money("bills", "Vendors").under("open bills"),
                Column.money("new-bills", "Vendors").under("new bills"),
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
        return List.of("receipts", "new-receipts", "bills", "new-bills", "payroll", "taxes", "debt", "capex", "owners",
                "other").stream().map(row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal closing(ReportRow row) {
        return row.amount("opening").add(net(row));
    }

    private static BigDecimal within(List<Payments.Part> parts, LocalDate from, LocalDate to) {
        return parts.stream().filter(part -> !part.day().isBefore(from) && !part.day().isAfter(to))
                .map(Payments.Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal times(BigDecimal amount, BigDecimal share) {
        return share.equals(BigDecimal.ONE) ? amount : amount.multiply(share).setScale(2, RoundingMode.HALF_UP);
    }

    private static void moved(ReportRow row, List<CashFlows> flows, LocalDate from, LocalDate to) {
        LocalDate first = from.minusDays(CashFlows.WEEKS_OF_A_YEAR);
        LocalDate last = to.minusDays(CashFlows.WEEKS_OF_A_YEAR);
        flows.stream().filter(flow -> !flow.day().isBefore(first) && !flow.day().isAfter(last))
                .filter(flow -> LINES.contains(flow.line())).forEach(flow -> row.add(flow.line(), flow.amount()));
    }

    private static void notes(ReportTable table, ReportRun run, Payments receipts, Payments bills,
            Optional<ControlAccounts> cash) {
        if (cash.isEmpty()) {
            table.note("The day is in no fiscal period with figures, so the forecast starts from no cash at all.");
        }
        left(table, run, "Receivables", receipts);
        left(table, run, "Payables", bills);
        boolean young = run.members().periods().isEmpty() || run.members().periods().getLast().start()
                .isAfter(run.get(Parameters.AS_OF).minusDays(CashFlows.WEEKS_OF_A_YEAR));
        if (young) {
            table.note("The ledger does not reach back 364 days: what has no day a year before is missing.");
        }
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
