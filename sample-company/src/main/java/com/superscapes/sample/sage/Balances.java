package com.superscapes.sample.sage;

import com.superscapes.sample.chart.Account;
import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Chart;
import com.superscapes.sample.plan.Budget;
import com.superscapes.sample.plan.BudgetLine;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Accounts, and their balances and budgets by period. */
final class Balances {

    private final SageSink sink;
    private final Chart chart;
    private final Map<Integer, long[]> budgets = new HashMap<>();
    private long number;

    Balances(SageSink sink, Chart chart) {
        this.sink = sink;
        this.chart = chart;
    }

    void accounts(Stamp stamp) throws IOException {
        for (int i = 0; i < chart.size(); i++) {
            Account account = chart.account(i);
            String name = account.name();
            sink.row("lgract", Long.parseLong(account.code()), stamp.at(),
                    name.length() > 30 ? name.substring(0, 30) : name, name,
                    type(account), CostCodes.typeOf(Integer.parseInt(account.code())),
                    account.normal().equals("D") ? 1 : 2,
                    account.parent().isEmpty() ? null : Integer.valueOf(account.parent()), Stamp.money(0),
                    Stamp.money(0), Stamp.money(0), 0);
        }
    }

    /** Sage's account types; see tables.sql. */
    private static int type(Account account) {
        return switch (account.statementClass()) {
            case "cash" -> 1;
            case "contract-asset" -> 3;
            case "fixed-asset" -> 5;
            case "accumulated-depreciation" -> 6;
            case "other-asset" -> 4;
            case "long-term-debt", "other-liability" -> 8;
            case "revenue", "contra-revenue" -> 11;
            case "other-income" -> 12;
            case "direct-labor", "labor-burden", "materials", "subcontractors", "other-direct", "contract-loss" -> 13;
            case "equipment-cost" -> 14;
            case "overhead" -> 16;
            default -> switch (account.type()) {
                case "asset" -> 2;
                case "liability" -> 7;
                case "equity" -> 9;
                case "revenue" -> 11;
                default -> 17;
            };
        };
    }

    /** Writes the balances at the end of a period; period 0 is what was brought forward. */
    void period(int year, int period, long[] balances, Stamp stamp) throws IOException {
        long[] budget = budgets.computeIfAbsent(year * 100 + period, key -> budget(year, period));
        for (int i = 0; i < balances.length; i++) {
            if (balances[i] != 0 || budget[i] != 0) {
                number++;
                sink.row("lgrbal", number, stamp.at(), Integer.valueOf(chart.account(i).code()), year, period,
                        Stamp.money(balances[i]),
                        budget[i] == 0 ? null : Stamp.money(budget[i]));
            }
        }
    }

    private long[] budget(int year, int period) {
        long[] all = new long[chart.size()];
        if (period > 0 && year > 2024) {
            for (Branch branch : Branch.ALL) {
                for (BudgetLine line : new Budget(year).of(branch)) {
                    if (line.period() == period) {
                        all[chart.at(line.account())] += line.cents();
                    }
                }
            }
        }
        return all;
    }
}
