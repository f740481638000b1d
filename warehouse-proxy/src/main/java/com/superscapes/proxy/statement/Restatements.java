package com.superscapes.proxy.statement;

import com.superscapes.api.period.PeriodState;
import com.superscapes.api.period.PeriodStatus;
import com.superscapes.api.proof.TieOut;
import com.superscapes.api.proof.TieOutState;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.proof.CheckNames;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Columns that are no longer what they were when the period they end with was closed: a reader may hold the old figures.
 *
 * @param closed periods that columns end with and that were closed before the current batch
 * @param notes  a sentence for each of them whose columns have changed
 */
record Restatements(Set<PeriodStatus> closed, List<String> notes) {

    private static final String CHECK = "T15";

    private static final Set<PeriodState> SAID = Set.of(PeriodState.SOFT_CLOSED, PeriodState.CLOSED);

    /** @param now what the plan's columns hold */
    static Restatements of(Snapshot snapshot, StatementPlan plan, AccountAmounts now, List<PeriodStatus> periods) {
        SortedMap<PeriodStatus, List<ValueColumn>> closed = new TreeMap<>(
                Comparator.comparing(PeriodStatus::period).reversed());
        plan.columns().stream().filter(column -> actual(plan, column))
                .forEach(column -> closedAt(plan, column, periods, snapshot.batch())
                        .ifPresent(period -> closed.computeIfAbsent(period, key -> new ArrayList<>()).add(column)));
        Map<Long, AccountAmounts> then = new HashMap<>();
        List<String> notes = new ArrayList<>();
        closed.forEach((period, columns) -> {
            AccountAmounts before = then.computeIfAbsent(batch(period),
                    batch -> snapshot.asOf(batch, () -> AccountAmounts.read(snapshot, plan)));
            List<ValueColumn> changed = columns.stream().filter(column -> differs(plan, column, now, before)).toList();
            if (!changed.isEmpty()) {
                notes.add(sentence(period, changed));
            }
        });
        return new Restatements(closed.keySet(), notes);
    }

    /** T15: columns are as they were when their period was closed, or flagged. */
    TieOut check() {
        TieOutState state = closed.isEmpty() ? TieOutState.NOT_APPLICABLE : TieOutState.TIED;
        String reason = closed.isEmpty()
                ? "No column ends with a period that was closed in an earlier load."
                : notes.isEmpty() ? null : String.join(" ", notes);
        return new TieOut(CHECK, CheckNames.of(CHECK), null, state, null, reason, List.of());
    }

    private static boolean actual(StatementPlan plan, ValueColumn column) {
        return column.simple() && column.span().cut() == null
                && plan.filters().scenarios().containsValue(column.span().scenarioKey());
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
