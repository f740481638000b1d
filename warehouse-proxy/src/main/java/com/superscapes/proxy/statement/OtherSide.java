package com.superscapes.proxy.statement;

import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.measure.Span;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Balances that belong to the other side of a balance sheet, above the amount asked for: customers who are owed money, vendors
 * who owe it, and bank accounts that are overdrawn. Both sides grow by the same amount.
 */
final class OtherSide {

    private static final String OPEN = "select coalesce(sum(%1$s o.balance), 0) from (select r.%2$s, r.company_key,"
            + " sum(r.open_amount) as balance from semantic.%3$s(coalesce(cast(:through as date), (select max(p.end_date)"
            + " from semantic.fiscal_period p where p.period_key = :to))) r where r.currency is not null%4$s"
            + " group by r.%2$s, r.company_key) o where %1$s o.balance > :above";

    private OtherSide() {
    }

    /** By name, positive; empty when nothing is to be reclassified. */
    static Map<String, BigDecimal> read(Snapshot snapshot, StatementPlan plan, AccountAmounts accounts, int column) {
        BigDecimal above = plan.options().reclassifyAbove();
        Span span = plan.columns().get(column).span();
        // A budget has no customers.
        boolean actual = span.scenarioKey() == plan.columns().getFirst().span().scenarioKey();
        if (above == null || !actual) {
            return Map.of();
        }
        Map<String, BigDecimal> moved = new HashMap<>();
        moved.put("reclass.receivables", open(snapshot, plan, span, above, "-", "customer_key", "ar_open_items"));
        moved.put("reclass.payables", open(snapshot, plan, span, above, "+", "vendor_key", "ap_open_items"));
        moved.put("reclass.overdrafts", overdrafts(plan, accounts, column, above));
        return moved;
    }

    private static BigDecimal open(Snapshot snapshot, StatementPlan plan, Span span, BigDecimal above, String sign,
            String party, String function) {
        Span.Cut cut = span.cut();
        return Amounts.money(plan.filters()
                .bind(snapshot.handle().createQuery(OPEN.formatted(sign, party, function, plan.filters().sql())))
                .bind("to", span.range().to()).bind("above", above)
                .bind("through", cut == null ? null : cut.through().toString()).mapTo(BigDecimal.class).one());
    }

    private static BigDecimal overdrafts(StatementPlan plan, AccountAmounts accounts, int column, BigDecimal above) {
        return Objects.requireNonNull(plan.accounts().getOrDefault("cash", List.of())).stream()
                .map(account -> Amounts.orZero(accounts.amount(account.key(), column, null)).negate())
                .filter(overdraft -> overdraft.compareTo(above) > 0).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
