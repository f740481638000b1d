package com.superscapes.proxy.statement;

import com.superscapes.api.period.PeriodState;
import com.superscapes.api.period.PeriodStatus;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.measure.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Columns that are no longer what they were when the period they end with was closed: a reader may hold the old figures. */
final class Restatements {

    private static final Set<PeriodState> SAID = Set.of(PeriodState.SOFT_CLOSED, PeriodState.CLOSED);

    private Restatements() {
    }

    /** A sentence for each closed period whose columns have changed. @param now what the plan's columns hold */
    static List<String> of(Snapshot snapshot, StatementPlan plan, AccountAmounts now, List<PeriodStatus> periods) {
        Map<Long, AccountAmounts> closed = new HashMap<>();
        Map<PeriodStatus, List<ValueColumn>> changed = plan.columns().stream()
                .filter(column -> column.span().cut() == null && actual(plan, column))
                .filter(column -> closedAt(plan, column, periods, snapshot.batch())
                        .filter(period -> differs(plan, column, now, closed.computeIfAbsent(batch(period),
                                batch -> snapshot.asOf(batch, () -> AccountAmounts.read(snapshot, plan)))))
                        .isPresent())
                .collect(Collectors.groupingBy(
                        column -> closedAt(plan, column, periods, snapshot.batch()).orElseThrow()));
        return changed.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(PeriodStatus::period).reversed()))
                .map(entry -> sentence(entry.getKey(), entry.getValue())).toList();
    }

    private static boolean actual(StatementPlan plan, ValueColumn column) {
        return column.simple() && plan.filters().scenarios().containsValue(column.span().scenarioKey());
    }

    /** Of several companies the one that was closed first. */
    private static Optional<PeriodStatus> closedAt(StatementPlan plan, ValueColumn column, List<PeriodStatus> periods,
            long current) {
        Set<String> companies = plan.request().filters().stream().filter(each -> each.dimension().equals("company"))
                .flatMap(each -> each.members().stream()).collect(Collectors.toSet());
        return periods.stream().filter(each -> each.period() == column.span().range().to())
                .filter(each -> companies.isEmpty() || companies.contains(each.company()))
                .filter(each -> SAID.contains(each.state()) && batch(each) < current)
                .min(Comparator.comparing(Restatements::batch));
    }

    private static long batch(PeriodStatus period) {
        Long batch = period.batch();
        return batch == null ? Long.MAX_VALUE : batch;
    }

    // Only what the statement has a row for: a payment changes no profit.
    private static boolean differs(StatementPlan plan, ValueColumn column, AccountAmounts now, AccountAmounts then) {
        int place = plan.place(column.id());
        return plan.accounts().values().stream().flatMap(List::stream).map(ChartAccount::key).anyMatch(
                account -> amount(now, account, place).compareTo(amount(then, account, place)) != 0);
    }

    private static BigDecimal amount(AccountAmounts of, int account, int column) {
        return Amounts.orZero(of.amount(account, column, null));
    }

    private static String sentence(PeriodStatus period, List<ValueColumn> columns) {
        List<String> heads = new ArrayList<>();
        columns.forEach(column -> heads.add((column.scenario() + " " + column.period()).strip()));
        return "Restated: " + String.join(", ", heads) + (heads.size() == 1 ? " has" : " have")
                + " changed since batch " + batch(period) + ", of which " + period.name() + " was "
                + (period.state() == PeriodState.CLOSED ? "closed" : "soft-closed") + ".";
    }
}
