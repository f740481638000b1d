package com.superscapes.proxy.report.analysis;

import com.superscapes.api.report.DrillTo;
import com.superscapes.api.report.ReportClock;
import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.proxy.measure.AccountCondition;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.measure.Group;
import com.superscapes.proxy.measure.Periods;
import com.superscapes.proxy.measure.Span;
import com.superscapes.proxy.measure.SumColumn;
import com.superscapes.proxy.measure.SumRow;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.jobs.Committed;
import com.superscapes.proxy.report.Members;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportGroup;
import com.superscapes.proxy.report.ReportRow;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import com.superscapes.reports.format.Figures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Actual against a version of the budget: the month, the year so far, and the year's outlook, account by account. */
public final class BudgetReport implements Report {

    private static final Parameter<String> SHOWN = Parameter.choice("shown", "Accounts",
            new Choice("all", "All with figures"), new Choice("off", "Off budget only"));
    private static final AccountCondition EARNED = new AccountCondition(List.of("revenue", "expense"), List.of());
    private static final ReportSpec SPEC = ReportSpec.of("budget", ReportGroup.BUDGET, "Budget and outlook",
            ReportClock.POSTING_PERIOD,
            "Actual, budget and better/(worse) of the month and of the year to date; the outlook is actual through the period"
                    + " and the budget for the rest of the year, against the whole year's budget. Revenue and profit are positive,"
                    + " costs as they are; closing entries are left out. Committed: what open purchase orders and subcontracts leave to be"
                    + " billed at the end of the period, on the account of the order's line or, where it names none, of its bills."
                    + " Available = the year's budget \u2212 actual of the year \u2212 committed.",
            Parameters.PERIOD, Parameters.BUDGET_VERSION, SHOWN, Parameters.COMPANY, Parameters.BRANCHES,
            Parameters.DIVISIONS,
            Parameters.CURRENCY);

    private record Account(String code, String name, String type, String sort) {
    }

    @Override
    public ReportSpec spec() {
        return SPEC;
    }

    @Override
    public ReportTable run(ReportRun run) {
        Members.Period period = run.get(Parameters.PERIOD);
        int key = period.key();
        int start = Periods.yearStart(key);
        int last = key / 100 * 100 + 13;
        Members.Member version = run.get(Parameters.BUDGET_VERSION);
        List<Span> spans = new ArrayList<>(List.of(Sums.actual(0, key, key), Sums.span(1, version.key(), key, key),
                Sums.actual(2, start, key), Sums.span(3, version.key(), start, key), Sums.actual(4, start, key),
                Sums.span(5, version.key(), start, last)));
        if (key % 100 < 12) {
            spans.add(Sums.span(4, version.key(), key + 1, last));
        }
        List<SumColumn> columns = new ArrayList<>();
        for (int slot = 0; slot < 6; slot++) {
            columns.add(Sums.flow(EARNED, slot));
        }
        Map<String, List<@Nullable BigDecimal>> sums = new HashMap<>();
        for (SumRow row : new Sums(run).of(List.of(Group.ACCOUNT), columns, spans)) {
            sums.put(row.group().getFirst(), row.values());
        }
        ReportTable table = new ReportTable(columns(version.name())).period(period.name());
        List<Account> accounts = accounts(run);
        Map<String, BigDecimal> committed = Committed.byAccount(run, period.end());
        List<ReportRow> revenue = section(run, table, "Revenue and other income", accounts, sums, committed, "revenue",
                start, key);
        List<ReportRow> cost = section(run, table, "Costs and expenses", accounts, sums, committed, "expense", start,
                key);
        ReportRow income = table.total("net-income", "Net income", row -> false).polarity(1);
        for (String code : CODES) {
            income.set(code, sum(revenue, code).subtract(sum(cost, code)));
        }
        table.note("Budget version: " + version.name() + ".");
        BigDecimal nowhere = committed.getOrDefault("", BigDecimal.ZERO);
        if (nowhere.signum() != 0) {
            table.note(
                    "Committed on no account, in no row: " + Figures.amount(nowhere, 2) + " " + run.currency() + ".");
        }
        return table;
    }

    private static final List<@Nullable BigDecimal> NOTHING = Collections.nCopies(6, BigDecimal.ZERO);

    private static final List<String> CODES = List.of("month", "month-budget", "year", "year-budget", "outlook",
            "full-budget");

    private static List<Column> columns(String version) {
        return List.of(Column.text("account", "Account"), Column.money("month", "Actual").under("month"),
                Column.money("month-budget", version).under("month"),
                Column.variance("month-variance", "B/(W)", better("month", "month-budget")).under("month"),
                Column.money("year", "Actual").under("year to date"),
                Column.money("year-budget", version).under("year to date"),
                Column.variance("year-variance", "B/(W)", better("year", "year-budget")).under("year to date"),
                Column.percent("year-percent", "B/(W) %", percent("year", "year-budget")).under("year to date"),
                Column.money("outlook", "Outlook").under("full year"),
                Column.money("full-budget", version).under("full year"),
                Column.money("committed", "Committed").under("open orders"),
                Column.moneyOf("available", "Available",
                        row -> cost(row)
                                ? row.amount("full-budget").subtract(row.amount("year"))
                                        .subtract(row.amount("committed"))
                                : BigDecimal.ZERO)
                        .under("of the budget"),
                Column.variance("outlook-variance", "B/(W)", better("outlook", "full-budget")).under("full year"));
    }

    private static Function<ReportRow, @Nullable BigDecimal> better(String actual, String budget) {
        return row -> difference(row, actual, budget);
    }

    private static Function<ReportRow, @Nullable BigDecimal> percent(String actual, String budget) {
        return row -> Amounts.percent(difference(row, actual, budget), row.amount(actual), row.amount(budget));
    }

    private static BigDecimal difference(ReportRow row, String actual, String budget) {
        BigDecimal change = row.amount(actual).subtract(row.amount(budget));
        return cost(row) ? change.negate() : change;
    }

    private static boolean cost(ReportRow row) {
        return row.id().startsWith("expense");
    }

    private static List<ReportRow> section(ReportRun run, ReportTable table, String label, List<Account> accounts,
            Map<String, List<@Nullable BigDecimal>> sums, Map<String, BigDecimal> committed, String type, int start,
            int key) {
        table.heading(type + "-heading", label, 0);
        List<ReportRow> rows = new ArrayList<>();
        for (Account account : accounts) {
            List<@Nullable BigDecimal> values = sums.getOrDefault(account.code(), NOTHING);
            BigDecimal ordered = type.equals("expense")
                    ? committed.getOrDefault(account.code(), BigDecimal.ZERO)
                    : BigDecimal.ZERO;
            boolean any = ordered.signum() != 0
                    || values.stream().anyMatch(value -> value != null && value.signum() != 0);
            if (!any || !account.type().equals(type) || onBudget(run, values)) {
                continue;
            }
            ReportRow row = table.detail(type + "/" + account.code(), 1)
                    .set("account", account.code() + " " + account.name()).polarity(type.equals("expense") ? -1 : 1)
                    .drill(lines(account, start, key, run)).drill("month", lines(account, key, key, run));
            for (int i = 0; i < CODES.size(); i++) {
                BigDecimal amount = Amounts.orZero(values.get(i));
                row.set(CODES.get(i), type.equals("revenue") ? amount.negate() : amount);
            }
            if (type.equals("expense")) {
                row.set("committed", ordered).drill("committed",
                        run.to("commitments", account.code(), "account", account.code()));
            }
            rows.add(row);
        }
        table.subtotal(type + "-total", "Total " + label.toLowerCase(Locale.ROOT), 0, rows)
                .polarity(type.equals("expense") ? -1 : 1);
        return rows;
    }

    private static boolean onBudget(ReportRun run, List<@Nullable BigDecimal> values) {
        return run.get(SHOWN).equals("off")
                && Amounts.orZero(values.get(2)).compareTo(Amounts.orZero(values.get(3))) == 0;
    }

    private static DrillTo lines(Account account, int from, int to, ReportRun run) {
        Map<String, String> parameters = new HashMap<>(Map.of("account", account.code(), "from",
                Integer.toString(from), "to", Integer.toString(to), "currency", run.currency()));
        if (!run.get(Parameters.BRANCHES).isEmpty()) {
            parameters.put("branch", String.join(",",
                    run.get(Parameters.BRANCHES).stream().map(Members.Member::code).toList()));
        }
        return DrillTo.lines(parameters, account.code() + " " + account.name());
    }

    private static BigDecimal sum(List<ReportRow> rows, String code) {
        return rows.stream().map(row -> row.amount(code)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Account> accounts(ReportRun run) {
        return run
                .query("select distinct on (sort_code, code) code, name, account_type, sort_code from semantic.account"
                        + " where account_type in ('revenue', 'expense') order by sort_code, code")
                .map((row, context) -> new Account(row.getString(1), row.getString(2), row.getString(3),
                        row.getString(4)))
                .list();
    }
}
