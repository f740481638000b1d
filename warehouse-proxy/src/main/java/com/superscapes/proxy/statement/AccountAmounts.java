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
 * @param other     the same for rows with a measure of their own, by measure
 * @param currency  null when there are no rows
 */
record AccountAmounts(Map<Integer, List<@Nullable BigDecimal>> byAccount,
        Map<Measure, Map<Integer, List<@Nullable BigDecimal>>> other, @Nullable String currency, long lineCount) {

    static AccountAmounts read(Snapshot snapshot, StatementPlan plan) {
        List<ValueColumn> columns = plan.columns();
        List<Measure> measures = plan.template().ownMeasures();
        List<Span> spans = columns.stream().flatMap(column -> column.spans().stream()).distinct().toList();
        List<SumColumn> sums = new ArrayList<>();
        columns.forEach(
                column -> sums.add(new SumColumn(column.measure(), column.accounts(), column.span().slot())));
        measures.forEach(measure -> columns
                .forEach(column -> sums.add(new SumColumn(measure, AccountCondition.ANY, column.span().slot()))));
        List<SumRow> rows = new SumQuery(List.of(Group.ACCOUNT_KEY), sums, spans, plan.filters()).run(snapshot);
        AccountAmounts amounts = new AccountAmounts(new HashMap<>(), new HashMap<>(), OneCurrency.of(rows),
                rows.stream().mapToLong(SumRow::lineCount).sum());
        Map<Integer, EntryKinds.Sides> left = EntryKinds.leftOut(snapshot, plan);
        for (SumRow row : rows) {
            int account = Integer.parseInt(row.group().getFirst());
            List<@Nullable BigDecimal> own = row.values().subList(0, columns.size());
            amounts.byAccount().put(account,
                    plan.request().statement().equals(Columns.TRIAL_BALANCE)
                            ? EntryKinds.without(balanced(own), left.get(account))
                            : own);
            for (int i = 0; i < measures.size(); i++) {
                int from = (i + 1) * columns.size();
                amounts.other().computeIfAbsent(measures.get(i), measure -> new HashMap<>()).put(account,
                        row.values().subList(from, from + columns.size()));
            }
        }
        return amounts;
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

    /** The amount of an account in a column, by the row's own measure if it has one; null where no row stands behind it. */
    @Nullable
    BigDecimal amount(int account, int column, @Nullable Measure own) {
        List<@Nullable BigDecimal> amounts = own == null
                ? byAccount.get(account)
                : other.getOrDefault(own, Map.of()).get(account);
        return amounts == null ? null : amounts.get(column);
    }
}
