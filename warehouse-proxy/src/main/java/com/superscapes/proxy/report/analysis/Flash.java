package com.superscapes.proxy.report.analysis;

import com.superscapes.proxy.measure.AccountCondition;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.measure.Measure;
import com.superscapes.proxy.measure.Span;
import com.superscapes.proxy.measure.SumColumn;
import com.superscapes.proxy.measure.SumRow;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.jobs.Backlog;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/** The figures of the monthly flash, in one column or several, as of the batch that is read. */
final class Flash {

    private static final AccountCondition DEPRECIATION = new AccountCondition(List.of("expense"),
            List.of("depreciation"));
    private static final AccountCondition EARNED = new AccountCondition(List.of("revenue", "expense"), List.of());
    private static final AccountCondition CASH = new AccountCondition(List.of("asset"), List.of("cash"));
    private static final List<AccountCondition> FLOWS = List.of(Sums.REVENUE, Sums.DIRECT, Sums.OVERHEAD, DEPRECIATION,
            EARNED);
    private static final String OVERDUE = "select coalesce(sum(r.open_amount) filter (where r.bucket in ('61-90', '90+')),"
            + " 0) from (select o.*, i.division_key from semantic.ar_open_items((select max(p.end_date)"
            + " from semantic.fiscal_period p where p.period_key = :period)) o"
            + " join semantic.ar_item i on i.source_key = o.source_key and i.source_id = o.source_id) r where true";
    private static final String HEADS = "select count(distinct r.employee_key) from semantic.time_entry r"
            + " where r.period_key = :period and r.employee_key <> 0";

    /** A column: periods of a scenario. @param month true for one actual month, at whose end balances and people are counted */
    record Slot(String code, int scenario, int from, int to, boolean month) {

        static Slot month(String code, int key) {
            return new Slot(code, 1, key, key, true);
        }

        private boolean actual() {
            return scenario == 1;
        }
    }

    /** A row. @param values by the codes of the columns that have a figure; profit and balances above zero, costs too */
    record Figure(String id, String what, String unit, Map<String, BigDecimal> values) {
    }

    private final ReportRun run;
    private final List<Slot> slots;

    private Flash(ReportRun run, List<Slot> slots) {
        this.run = run;
        this.slots = slots;
    }

    /** In the order they are shown. Which rows there are depends on the run's scope alone. */
    static List<Figure> of(ReportRun run, List<Slot> slots) {
        return new Flash(run, slots).figures();
    }

    private List<Figure> figures() {
        Map<Slot, List<BigDecimal>> read = flows();
        Function<Slot, List<BigDecimal>> flows = slot -> Objects.requireNonNull(read.get(slot));
        List<Figure> all = new ArrayList<>();
        all.add(money("revenue", "Revenue", slot -> revenue(flows.apply(slot))));
        all.add(money("gross-profit", "Gross profit", slot -> gross(flows.apply(slot))));
        all.add(money("overhead", "Overhead", slot -> flows.apply(slot).get(2)));
        all.add(money("ebitda", "EBITDA", slot -> ebitda(flows.apply(slot))));
        all.add(money("net-income", "Net income", slot -> flows.apply(slot).get(4).negate()));
        balances(all);
        all.add(figure("hours", "Hours worked", "hours", Slot::actual, slot -> flows.apply(slot).get(5)));
        all.add(figure("heads", "Employees with hours", "people", Slot::month, slot -> counted(HEADS, slot)));
        return all;
    }

    // By slot, in the order of the accounts above; hours last.
    private Map<Slot, List<BigDecimal>> flows() {
        List<SumColumn> columns = new ArrayList<>();
        for (int slot = 0; slot < slots.size(); slot++) {
            for (AccountCondition accounts : FLOWS) {
                columns.add(Sums.flow(accounts, slot));
            }
            columns.add(new SumColumn(Measure.HOURS, AccountCondition.ANY, slot));
        }
        return sums(slots, columns);
    }

    private Map<Slot, List<BigDecimal>> sums(List<Slot> of, List<SumColumn> columns) {
        List<Span> spans = new ArrayList<>();
        for (int slot = 0; slot < of.size(); slot++) {
            spans.add(Sums.span(slot, of.get(slot).scenario(), of.get(slot).from(), of.get(slot).to()));
        }
        List<SumRow> rows = new Sums(run).of(List.of(), columns, spans);
        int each = columns.size() / Math.max(1, of.size());
        Map<Slot, List<BigDecimal>> values = new LinkedHashMap<>();
        for (int slot = 0; slot < of.size(); slot++) {
            List<BigDecimal> own = new ArrayList<>();
            for (int i = slot * each; i < (slot + 1) * each; i++) {
                own.add(Amounts.orZero(rows.isEmpty() ? null : rows.getFirst().values().get(i)));
            }
            values.put(of.get(slot), own);
        }
        return values;
    }

    // Balances of a branch are not kept: those limited to branches see no cash.
    private void balances(List<Figure> all) {
        List<Slot> months = slots.stream().filter(Slot::month).toList();
        if (run.wholeCompanies()) {
            List<SumColumn> columns = new ArrayList<>();
            for (int slot = 0; slot < months.size(); slot++) {
                columns.add(new SumColumn(Measure.CLOSING, CASH, slot));
            }
            Map<Slot, List<BigDecimal>> cash = sums(months, columns);
            all.add(figure("cash", "Cash at the end", run.currency(), Slot::month,
                    slot -> Objects.requireNonNull(cash.get(slot)).getFirst()));
        }
        all.add(figure("overdue", "Receivables more than 60 days past due", run.currency(), Slot::month,
                slot -> counted(OVERDUE, slot)));
        Map<Integer, BigDecimal> backlog = Backlog.at(run, months.stream().map(Slot::to).toList());
        all.add(figure("backlog", "Backlog at the end", run.currency(), Slot::month,
                slot -> backlog.getOrDefault(slot.to(), BigDecimal.ZERO)));
    }

    private Figure money(String id, String what, Function<Slot, BigDecimal> value) {
        return figure(id, what, run.currency(), slot -> true, value);
    }

    private Figure figure(String id, String what, String unit, Predicate<Slot> has, Function<Slot, BigDecimal> value) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        slots.stream().filter(has).forEach(slot -> values.put(slot.code(), value.apply(slot)));
        return new Figure(id, what, unit, values);
    }

    private static BigDecimal revenue(List<BigDecimal> values) {
        return values.get(0).negate();
    }

    private static BigDecimal gross(List<BigDecimal> values) {
        return revenue(values).subtract(values.get(1));
    }

    private static BigDecimal ebitda(List<BigDecimal> values) {
        return gross(values).subtract(values.get(2)).add(values.get(3));
    }

    private BigDecimal counted(String sql, Slot slot) {
        return run.query(sql + run.scope("r")).bind("period", slot.to()).mapTo(BigDecimal.class).one();
    }
}
