package com.superscapes.proxy.drill;

import com.superscapes.api.money.Money;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.measure.AccountCondition;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.measure.Group;
import com.superscapes.proxy.measure.Measure;
import com.superscapes.proxy.measure.OneCurrency;
import com.superscapes.proxy.measure.SumColumn;
import com.superscapes.proxy.measure.SumQuery;
import com.superscapes.proxy.measure.SumRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The accounts behind a target with their amounts, debit positive (so a credit column is negative), read from the rollups.
 *
 * @param currency {@link OneCurrency#NONE} when nothing stands behind the target
 */
record CellAccounts(List<Account> accounts, String currency) {

    /** @param explained true when month amounts of the account count into a debit or credit column */
    record Account(int key, Money amount, long lines, boolean explained) {
    }

    static CellAccounts read(Snapshot snapshot, DrillTarget target) {
        boolean side = target.measure() == Measure.DEBIT || target.measure() == Measure.CREDIT;
        List<SumColumn> columns = new ArrayList<>(
                List.of(column(target.measure()), column(target.measure().lines())));
        if (side) {
            for (Measure measure : List.of(Measure.OPENING, Measure.DEBIT, Measure.CREDIT, Measure.CLOSING)) {
                columns.add(column(measure));
            }
        }
        List<SumRow> rows = new SumQuery(List.of(Group.ACCOUNT_KEY), columns, List.of(target.span()), target.filters())
                .run(snapshot);
        return new CellAccounts(rows.stream().map(row -> side ? side(target.measure(), row) : plain(row))
                .filter(account -> !account.amount().isZero() || account.lines() != 0).toList(),
                Objects.requireNonNullElse(OneCurrency.of(rows), OneCurrency.NONE));
    }

    List<Integer> keys() {
        return accounts.stream().map(Account::key).distinct().toList();
    }

    /** Ledger lines and month amounts of them. */
    long lines() {
        return accounts.stream().mapToLong(Account::lines).sum();
    }

    List<Integer> explained() {
        return accounts.stream().filter(Account::explained).map(Account::key).toList();
    }

    BigDecimal total() {
        Money total = accounts.stream().map(Account::amount).reduce(Money.zero(currency()), Money::plus);
        return Amounts.money(total.amount());
    }

    private static SumColumn column(Measure measure) {
        return new SumColumn(measure, AccountCondition.ANY, 0);
    }

    private static Account plain(SumRow row) {
        return new Account(Integer.parseInt(row.group().getFirst()), new Money(value(row, 0), row.currency()),
                value(row, 1).longValue(), false);
    }

    // A trial balance adds what lines don't explain to one side, by its sign.
    private static Account side(Measure measure, SumRow row) {
        BigDecimal rest = value(row, 5).subtract(value(row, 2)).subtract(value(row, 3)).add(value(row, 4));
        boolean debit = measure == Measure.DEBIT;
        boolean explained = debit ? rest.signum() > 0 : rest.signum() < 0;
        BigDecimal lines = debit ? value(row, 0) : value(row, 0).negate();
        return new Account(Integer.parseInt(row.group().getFirst()),
                new Money(Amounts.money(explained ? lines.add(rest) : lines), row.currency()),
                value(row, 1).longValue(), explained);
    }

    private static BigDecimal value(SumRow row, int column) {
        return Amounts.orZero(row.values().get(column));
    }
}
