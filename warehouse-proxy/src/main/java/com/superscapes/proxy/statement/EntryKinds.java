package com.superscapes.proxy.statement;

import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.statement.StatementOptions;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.measure.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What adjusting and closing entries of the periods shown add to a trial balance, for a view before them. */
final class EntryKinds {

    /** Debits and credits of an account, both positive. */
    record Sides(BigDecimal debit, BigDecimal credit) {
    }

    private EntryKinds() {
    }

    /** By account key; empty when every entry counts. */
    static Map<Integer, Sides> leftOut(Snapshot snapshot, StatementPlan plan) {
        StatementOptions.View view = plan.options().view();
        if (view == null || view == StatementOptions.View.POST_CLOSE) {
            return Map.of();
        }
        List<String> kinds = view == StatementOptions.View.ADJUSTED ? List.of("C") : List.of("A", "C");
        PeriodRange range = plan.columns().getFirst().span().range();
        Map<Integer, Sides> sides = new HashMap<>();
        plan.filters().bind(snapshot.handle()
                .createQuery("select r.account_key, sum(r.debit), sum(r.credit) from semantic.ledger_line r"
                        + " where r.scenario_key = :scenario and r.period_key between :from and :to"
                        + " and r.entry_kind = any(:kinds)" + plan.filters().sql() + " group by r.account_key"))
                .bind("scenario", plan.columns().getFirst().span().scenarioKey()).bind("from", range.from())
                .bind("to", range.to()).bindArray("kinds", String.class, kinds)
                .map((row, context) -> sides.put(row.getInt(1), new Sides(row.getBigDecimal(2), row.getBigDecimal(3))))
                .list();
        return sides;
    }

    /** Opening, debit, credit and closing without them. */
    static List<@Nullable BigDecimal> without(List<@Nullable BigDecimal> values, @Nullable Sides left) {
        if (left == null) {
            return values;
        }
        List<@Nullable BigDecimal> rest = new ArrayList<>(values);
        BigDecimal net = left.debit().subtract(left.credit());
        rest.set(1, Amounts.money(Amounts.orZero(values.get(1)).subtract(left.debit())));
        rest.set(2, Amounts.money(Amounts.orZero(values.get(2)).subtract(left.credit())));
        rest.set(3, Amounts.money(Amounts.orZero(values.get(3)).subtract(net)));
        return rest;
    }
}
