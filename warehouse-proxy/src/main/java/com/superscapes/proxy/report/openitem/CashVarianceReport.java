package com.superscapes.proxy.report.openitem;

import com.superscapes.api.report.ReportClock;
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
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The weeks that are over: what was forecast for them on a day, what moved cash, and whether the difference came back. */
public final class CashVarianceReport implements Report {

    private static final int WEEKS_BACK = 4;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.US);
    private static final Parameter<LocalDate> FORECAST_OF = Parameter.date("forecast-of", "Forecast of",
            members -> members.latestDay().minusWeeks(WEEKS_BACK));
    private static final List<String> CASH = List.of("cash");
    /** Columns of the forecast that make up a line. */
    private static final Map<String, List<String>> LINES = lines();

    private final ReportSpec spec = ReportSpec.of("cash-variance", ReportGroup.CASH, "Cash forecast against actual",
            ReportClock.POSTING_PERIOD,
            "The base forecast at the end of a day, for the weeks until the other day, against what moved cash in the ledger, each entry whole, by the week of its"
                    + " posting date. The forecast is computed for its day from what was posted until then, as it is known to the load that is read. Better/(worse) = actual"
                    + " \u2212 forecast. What came back in other weeks is timing = (sum of weekly variances without sign \u2212 the total's) \u00f7 2; the rest, the total's"
                    + " variance, is permanent so far. " + CashWeeks.IN_WORDS,
            FORECAST_OF, Parameters.AS_OF, Parameters.COMPANY, Parameters.CURRENCY).entityWideOnly();

    private static Map<String, List<String>> lines() {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        lines.put("Customers", List.of("receipts", "new-receipts"));
        lines.put("Vendors", List.of("bills", "new-bills"));
        lines.put("Retainage, net", List.of("retainage"));
        lines.put("Payroll with taxes", List.of("payroll"));
        lines.put("Taxes", List.of("taxes"));
        lines.put("Debt", List.of("debt"));
        lines.put("Capital expenditure", List.of("capex"));
        lines.put("Owners", List.of("owners"));
        lines.put("Other", List.of("other"));
        return lines;
    }

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        LocalDate day = run.get(Parameters.AS_OF);
        LocalDate before = run.get(FORECAST_OF).isBefore(day) ? run.get(FORECAST_OF) : day;
        List<CashWeeks.Week> expected = CashWeeks
                .expected(run, before, day, new CashWeeks.Assumptions("base", false, true)).weeks();
        List<CashWeeks.Week> actual = CashWeeks.moved(run, before, day);
        ReportTable table = new ReportTable(List.of(Column.text("week", "Week"), Column.text("line", "Line"),
                Column.money("forecast", "Forecast"), Column.money("actual", "Actual"),
                Column.variance("variance", "B/(W)", CashVarianceReport::variance),
                Column.percent("percent", "B/(W) %",
                        row -> Amounts.percent(variance(row), row.amount("actual"), row.amount("forecast"))),
                Column.money("running", "B/(W)").under("so far").notAdded(),
                Column.money("timing", "Timing").notAdded(),
                Column.money("permanent", "Permanent").under("so far").notAdded()));
        table.period("Weeks after " + ReportRun.day(before) + " until " + ReportRun.day(day));
        Map<String, List<BigDecimal>> variances = new LinkedHashMap<>();
        for (int i = 0; i < actual.size(); i++) {
            week(table, expected.get(i), actual.get(i), variances);
        }
        List<BigDecimal> receipts = new ArrayList<>();
        for (String line : LINES.keySet()) {
            ReportRow total = table.total("total-" + line, line, row -> row.id().endsWith("/" + line));
            receipts.add(total.amount("actual").max(BigDecimal.ZERO));
            split(total, variances.getOrDefault(line, List.of()));
        }
        ReportRow net = table.total("net", "Net cash flow", row -> true);
        split(net, weekly(expected, actual));
        tie(table, run, before, net);
        if (receipts.getFirst().signum() > 0) {
            table.note(String.format(Locale.US, "Net error: %.1f%% of what customers paid.",
                    variance(net).abs().multiply(BigDecimal.valueOf(100))
                            .divide(receipts.getFirst(), 4, RoundingMode.HALF_UP)));
        }
        return table;
    }

    private static BigDecimal variance(ReportRow row) {
        return row.amount("actual").subtract(row.amount("forecast"));
    }

    private static void week(ReportTable table, CashWeeks.Week expected, CashWeeks.Week actual,
            Map<String, List<BigDecimal>> variances) {
        String id = actual.from().toString();
        String name = DAY.format(actual.from()) + " \u2013 " + DAY.format(actual.to());
        List<ReportRow> rows = new ArrayList<>();
        for (Map.Entry<String, List<String>> line : LINES.entrySet()) {
            BigDecimal forecast = sum(expected, line.getValue());
            BigDecimal moved = sum(actual, line.getValue());
            List<BigDecimal> all = variances.computeIfAbsent(line.getKey(), any -> new ArrayList<>());
            all.add(moved.subtract(forecast));
            if (forecast.signum() != 0 || moved.signum() != 0) {
                rows.add(table.detail(id + "/" + line.getKey(), 1).polarity(1).set("week", name)
                        .set("line", line.getKey())
                        .set("forecast", forecast).set("actual", moved)
                        .set("running", all.stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
            }
        }
        table.subtotal("week-" + id, name + ", net", 0, rows).polarity(1);
    }

    private static BigDecimal sum(CashWeeks.Week week, List<String> columns) {
        return columns.stream().map(column -> week.lines().getOrDefault(column, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<BigDecimal> weekly(List<CashWeeks.Week> expected, List<CashWeeks.Week> actual) {
        List<BigDecimal> all = new ArrayList<>();
        for (int i = 0; i < actual.size(); i++) {
            all.add(actual.get(i).net().subtract(expected.get(i).net()));
        }
        return all;
    }

    private static void split(ReportRow total, List<BigDecimal> variances) {
        BigDecimal sum = variances.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal sizes = variances.stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::add);
        total.polarity(1).set("permanent", sum).set("timing", sizes.subtract(sum.abs()).divide(BigDecimal.TWO))
                .set("running", sum);
    }

    /** What moved cash is the change of the ledger's cash accounts. */
    private static void tie(ReportTable table, ReportRun run, LocalDate before, ReportRow net) {
        ControlAccounts.ofClasses(CASH, run, before).ifPresent(opening -> ControlAccounts.ofClasses(CASH, run)
                .ifPresent(closing -> {
                    BigDecimal change = closing.balance().subtract(opening.balance());
                    table.beside("ledger", "Change of cash in the ledger").set("actual", change);
                    table.check("difference", "Difference").set("actual", net.amount("actual").subtract(change));
                }));
    }
}
