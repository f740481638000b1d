package com.superscapes.proxy.testing;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/** The finance engine a second time, as plainly as possible: loops over facts, one account at a time, debit positive. */
public final class PlainEngine {

    private PlainEngine() {
    }

    /** Movement without closing entries; branch 0 means all. */
    public static BigDecimal flow(List<Fact> facts, int account, int branch, int scenario, int from, int to) {
        return sum(facts, account, branch, scenario, fact -> fact.period() >= from && fact.period() <= to
                && (fact.kind() == Fact.Kind.MOVEMENT || fact.kind() == Fact.Kind.LINE && fact.entryKind() != 'C'));
    }

    /** Balance at the end of a period. */
    public static BigDecimal closing(List<Fact> facts, int account, int branch, int scenario, int at) {
        return sum(facts, account, branch, scenario,
                fact -> fact.kind() == Fact.Kind.BALANCE ? fact.period() == at : fact.period() <= at);
    }

    /** Balance at the start of a period, with opening balances brought in up to the end. */
    public static BigDecimal opening(List<Fact> facts, int account, int branch, int from, int to) {
        int before = from % 100 == 1 ? (from / 100 - 1) * 100 + 12 : from - 1;
        return sum(facts, account, branch, 1, fact -> switch (fact.kind()) {
            case OPENING -> fact.period() <= to;
            case BALANCE -> fact.period() == before;
            case LINE, MOVEMENT -> fact.period() < from;
        });
    }

    /** Net income, credit positive, before closing entries. */
    public static BigDecimal netIncome(List<Fact> facts, int from, int to) {
        BigDecimal total = BigDecimal.ZERO;
        for (ChartLine account : ChartLine.CHART) {
            if (account.type().equals("revenue") || account.type().equals("expense")) {
                total = total.subtract(flow(facts, account.key(), 0, 1, from, to));
            }
        }
        return total;
    }

    /** Change of a balance over periods, before closing entries and without opening balances. */
    public static BigDecimal change(List<Fact> facts, int account, int from, int to) {
        int before = from % 100 == 1 ? (from / 100 - 1) * 100 + 12 : from - 1;
        BigDecimal stated = sum(facts, account, 0, 1, fact -> fact.kind() == Fact.Kind.BALANCE && fact.period() == to)
                .subtract(sum(facts, account, 0, 1,
                        fact -> fact.kind() == Fact.Kind.BALANCE && fact.period() == before));
        return flow(facts, account, 0, 1, from, to).add(stated);
    }

    /** Debits of ledger lines. */
    public static BigDecimal debit(List<Fact> facts, int account, int branch, int from, int to) {
        BigDecimal total = BigDecimal.ZERO;
        for (Fact fact : facts) {
            if (matches(fact, account, branch, 1) && fact.period() >= from && fact.period() <= to) {
                total = total.add(fact.debit());
            }
        }
        return total;
    }

    private static BigDecimal sum(List<Fact> facts, int account, int branch, int scenario, Predicate<Fact> counts) {
        BigDecimal total = BigDecimal.ZERO;
        for (Fact fact : facts) {
            if (matches(fact, account, branch, scenario) && counts.test(fact)) {
                total = total.add(fact.amount());
            }
        }
        return total;
    }

    private static boolean matches(Fact fact, int account, int branch, int scenario) {
        return fact.account() == account && fact.scenario() == scenario && (branch == 0 || fact.branch() == branch);
    }
}
