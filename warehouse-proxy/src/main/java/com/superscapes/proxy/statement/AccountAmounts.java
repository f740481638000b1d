package com.superscapes.proxy.statement;

import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.measure.AccountCondition;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.measure.Group;
import com.superscapes.proxy.measure.Measure;
import com.superscapes.proxy.measure.OneCurrency;
import com.superscapes.proxy.measure.Span;
import com.superscapes.proxy.measure.SumColumn;
import com.superscapes.proxy.measure.SumQuery;
import com.superscapes.proxy.measure.SumRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The amounts of every account in every column, debit positive.
 *
 * @param byAccount account key to one amount per column; null where no row stands behind it
 * @param currency  null when there are no rows
 */
record AccountAmounts(Map<Integer, List<@Nullable BigDecimal>> byAccount, @Nullable String currency, long lineCount) {

    static AccountAmounts read(Snapshot snapshot, StatementPlan plan) {
        List<ValueColumn> columns = plan.columns();
        List<Span> spans = columns.stream().map(ValueColumn::span).distinct().toList();
        List<SumColumn> sums = columns.stream()
                .map(column -> new SumColumn(column.measure(), AccountCondition.ANY, column.span().slot())).toList();
        List<SumRow> rows = new SumQuery(List.of(Group.ACCOUNT_KEY), sums, spans, plan.filters()).run(snapshot);
        Map<Integer, List<@Nullable BigDecimal>> byAccount = new HashMap<>();
        boolean trialBalance = columns.stream().anyMatch(column -> column.measure() == Measure.OPENING);
        for (SumRow row : rows) {
            byAccount.put(Integer.valueOf(row.group().getFirst()),
                    trialBalance ? balanced(row.values()) : row.values());
        }
        long lines = rows.stream().mapToLong(SumRow::lineCount).sum();
        return new AccountAmounts(byAccount, OneCurrency.of(rows), lines);
    }

    /**
     * Opening + debit - credit = closing must hold for accounts that have month amounts or stated balances instead of lines:
     * what their lines don't explain counts as a debit or a credit by its sign.
     */
    private static List<@Nullable BigDecimal> balanced(List<@Nullable BigDecimal> values) {
        List<BigDecimal> known = new ArrayList<>(values.stream().map(Amounts::orZero).toList());
        BigDecimal unexplained = unexplained(known.get(0), known.get(1), known.get(2), known.get(3));
        known.set(1, Amounts.money(known.get(1).add(unexplained.max(BigDecimal.ZERO))));
        known.set(2, Amounts.money(known.get(2).subtract(unexplained.min(BigDecimal.ZERO))));
        return new ArrayList<>(known);
    }

    /** What opening, debits and credits of lines leave unexplained of the closing balance; debit positive. */
    static BigDecimal unexplained(BigDecimal opening, BigDecimal debit, BigDecimal credit, BigDecimal closing) {
        return closing.subtract(opening).subtract(debit).add(credit);
    }

    /** The amount of an account in a column; null where no row stands behind it. */
    @Nullable
    BigDecimal amount(int account, int column) {
        List<@Nullable BigDecimal> amounts = byAccount.get(account);
        return amounts == null ? null : amounts.get(column);
    }
}
