package com.superscapes.proxy.report.analysis;

import com.superscapes.api.report.ReportClock;
import com.superscapes.proxy.measure.AccountCondition;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.measure.Measure;
import com.superscapes.proxy.measure.Periods;
import com.superscapes.proxy.measure.SumColumn;
import com.superscapes.proxy.measure.SumRow;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Members;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportGroup;
import com.superscapes.proxy.report.ReportRow;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The month at a glance: profit, cash, overdue receivables, hours and head count, beside the month and year before. */
public final class FlashReport implements Report {

    private static final AccountCondition OVERHEAD = new AccountCondition(List.of("expense"),
            List.of("overhead", "depreciation"));
    private static final AccountCondition DEPRECIATION = new AccountCondition(List.of("expense"),
            List.of("depreciation"));
    private static final AccountCondition EARNED = new AccountCondition(List.of("revenue", "expense"), List.of());
    private static final AccountCondition CASH = new AccountCondition(List.of("asset"), List.of("cash"));
    private static final String OVERDUE = "select coalesce(sum(r.open_amount) filter (where r.bucket in ('61-90', '90+')),"
            + " 0) from (select o.*, i.division_key from semantic.ar_open_items((select max(p.end_date)"
            + " from semantic.fiscal_period p where p.period_key = :period)) o"
            + " join semantic.ar_item i on i.source_key = o.source_key and i.source_id = o.source_id) r where true";
    private static final String HEADS = "select count(distinct r.employee_key) from semantic.time_entry r"
            + " where r.period_key = :period and r.employee_key <> 0";
    private static final ReportSpec SPEC = ReportSpec.of("flash", ReportGroup.LEDGER, "Monthly flash",
            ReportClock.POSTING_PERIOD,
            "Revenue, gross profit, overhead, EBITDA (operating income plus depreciation in overhead) and net income of the"
                    + " month; cash and receivables more than 60 days past due at its end; hours and employees of time entries."
                    + " Beside the month before, the same month of the year before and the budget; and the year to date.",
            Parameters.PERIOD, Parameters.COMPANY, Parameters.BRANCHES, Parameters.DIVISIONS, Parameters.CURRENCY);
    private static final List<String> SLOTS = List.of("month", "prior", "year-before", "budget", "ytd");

    @Override
    public ReportSpec spec() {
        return SPEC;
    }

    @Override
    public ReportTable run(ReportRun run) {
        Members.Period period = run.get(Parameters.PERIOD);
        int key = period.key();
        int prior = Periods.before(key);
        List<SumColumn> columns = new ArrayList<>();
        for (int slot = 0; slot < SLOTS.size(); slot++) {
            for (AccountCondition accounts : List.of(Sums.REVENUE, Sums.DIRECT, OVERHEAD, DEPRECIATION, EARNED)) {
                columns.add(Sums.flow(accounts, slot));
            }
            columns.add(new SumColumn(Measure.HOURS, AccountCondition.ANY, slot));
        }
        int perSlot = columns.size() / SLOTS.size();
        List<SumRow> sums = new Sums(run).of(List.of(), columns, List.of(Sums.actual(0, key, key),
                Sums.actual(1, prior, prior), Sums.actual(2, key - 100, key - 100), Sums.span(3, 2, key, key),
                Sums.actual(4, Periods.yearStart(key), key)));
        ReportTable table = new ReportTable(List.of(Column.text("what", "Figure"), Column.text("unit", "Unit"),
                Column.money("month", period.name()).notAdded(), Column.money("prior", "Month before").notAdded(),
                Column.money("year-before", "Year before").notAdded(), Column.money("budget", "Budget").notAdded(),
                Column.money("ytd", "Year to date").notAdded())).wholeUnits().period(period.name());
        List<List<BigDecimal>> slots = new ArrayList<>();
        for (int slot = 0; slot < SLOTS.size(); slot++) {
            List<BigDecimal> values = new ArrayList<>();
            for (int i = 0; i < perSlot; i++) {
                @Nullable
                BigDecimal value = sums.isEmpty() ? null : sums.getFirst().values().get(slot * perSlot + i);
                values.add(Amounts.orZero(value));
            }
            slots.add(values);
        }
        profit(table, run.currency(), slots);
        balances(run, table, key, prior);
        put(table.detail("hours"), "Hours worked", "hours", slots.stream().map(values -> values.get(5)).toList())
                .set("budget", null);
        table.detail("heads").set("what", "Employees with hours").set("unit", "people").set("month", heads(run, key))
                .set("prior", heads(run, prior)).set("year-before", heads(run, key - 100));
        return table.note("Hours and employees have no budget; backlog is not among these figures.");
    }

    private static void profit(ReportTable table, String currency, List<List<BigDecimal>> slots) {
        put(table.detail("revenue"), "Revenue", currency, slots.stream().map(FlashReport::revenue).toList());
        put(table.detail("gross-profit"), "Gross profit", currency, slots.stream().map(FlashReport::gross).toList());
        put(table.detail("overhead"), "Overhead", currency, slots.stream().map(values -> values.get(2)).toList());
        put(table.detail("ebitda"), "EBITDA", currency,
                slots.stream().map(values -> gross(values).subtract(values.get(2)).add(values.get(3))).toList());
        put(table.detail("net-income"), "Net income", currency,
                slots.stream().map(values -> values.get(4).negate()).toList());
    }

    private static BigDecimal revenue(List<BigDecimal> values) {
        return values.get(0).negate();
    }

    private static BigDecimal gross(List<BigDecimal> values) {
        return revenue(values).subtract(values.get(1));
    }

    private static ReportRow put(ReportRow row, String what, String unit, List<BigDecimal> values) {
        row.set("what", what).set("unit", unit);
        for (int i = 0; i < SLOTS.size(); i++) {
            row.set(SLOTS.get(i), values.get(i));
        }
        return row;
    }

    // Balances of a branch are not kept: those limited to branches see none.
    private static void balances(ReportRun run, ReportTable table, int key, int prior) {
        if (run.wholeCompanies()) {
            List<SumRow> cash = new Sums(run).of(List.of(),
                    List.of(new SumColumn(Measure.CLOSING, CASH, 0), new SumColumn(Measure.CLOSING, CASH, 1),
                            new SumColumn(Measure.CLOSING, CASH, 2)),
                    List.of(Sums.actual(0, key, key), Sums.actual(1, prior, prior),
                            Sums.actual(2, key - 100, key - 100)));
            ReportRow row = table.detail("cash").set("what", "Cash at the end").set("unit", run.currency());
            for (int i = 0; i < 3 && !cash.isEmpty(); i++) {
                row.set(SLOTS.get(i), Amounts.orZero(cash.getFirst().values().get(i)));
            }
        }
        table.detail("overdue").set("what", "Receivables more than 60 days past due").set("unit", run.currency())
                .set("month", overdue(run, key)).set("prior", overdue(run, prior))
                .set("year-before", overdue(run, key - 100));
    }

    private static BigDecimal overdue(ReportRun run, int period) {
        return run.query(OVERDUE + run.scope("r")).bind("period", period).mapTo(BigDecimal.class).one();
    }

    private static BigDecimal heads(ReportRun run, int period) {
        return run.query(HEADS + run.scope("r")).bind("period", period).mapTo(BigDecimal.class).one();
    }
}
