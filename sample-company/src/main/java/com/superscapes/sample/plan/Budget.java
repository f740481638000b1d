package com.superscapes.sample.plan;

import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;
import com.superscapes.sample.plan.Overhead.Payment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fiscal year's budget: the plan by season, a little more hopeful than what happens. */
public final class Budget {

    /** Budgeted revenue against plan, and budgeted overhead against plan, in parts per million. */
    private static final long HOPE = 1_020_000;
    private static final long THRIFT = 985_000;
    /** Revenue accounts' offsets and shares by division. */
    private static final int[][][] REVENUE = {{{10, 310_000}, {20, 230_000}, {30, 230_000}, {40, 230_000}},
            {{10, 340_000}, {20, 330_000}, {30, 330_000}}, {{10, 340_000}, {20, 330_000}, {30, 330_000}},
            {{10, 340_000}, {20, 330_000}, {30, 330_000}}, {{10, 340_000}, {20, 330_000}, {30, 330_000}}};
    /** Direct cost accounts' offsets, the cost they are part of, and the part. */
    private static final List<Part> COSTS = List.of(new Part(10, Cost.LABOR, 950_000), new Part(15, Cost.LABOR, 50_000),
            new Part(20, Cost.LABOR, 126_500), new Part(25, Cost.LABOR, 53_500), new Part(30, Cost.MATERIALS, 700_000),
            new Part(35, Cost.MATERIALS, 300_000), new Part(40, Cost.SUBCONTRACTORS, 1_000_000),
            new Part(50, Cost.EQUIPMENT, 1_000_000),
            new Part(60, Cost.DISPOSAL, 1_000_000));

    private record Part(int offset, Cost cost, long ppm) {
    }

    private final int fiscalYear;

    public Budget(int fiscalYear) {
        this.fiscalYear = fiscalYear;
    }

    /** A branch's budget, month by month. */
    public List<BudgetLine> of(Branch branch) {
        List<BudgetLine> lines = new ArrayList<>();
        for (int period = 1; period <= 12; period++) {
            long total = 0;
            for (Division division : Division.values()) {
                total += division(lines, branch, division, period);
            }
            overhead(lines, branch, period, total);
        }
        return lines;
    }

    private long division(List<BudgetLine> lines, Branch branch, Division division, int period) {
        long revenue = Dice.part(Plan.plannedRevenue(branch, division, fiscalYear, Plan.month(period)), HOPE);
        for (int[] account : REVENUE[division.ordinal()]) {
            add(lines, division.revenue(account[0]), period, division, -Dice.part(revenue, account[1]));
        }
        for (Part part : COSTS) {
            long cost = Dice.part(revenue, Plan.plannedRate(part.cost, division));
            add(lines, division.cost(part.offset), period, division, Dice.part(cost, part.ppm));
        }
        return revenue;
    }

    private void overhead(List<BudgetLine> lines, Branch branch, int period, long revenue) {
        add(lines, 5890, period, null, -charged(lines, period));
        for (Overhead cost : Overhead.ALL) {
            long cents = cost.payment() == Payment.POOL
                    ? Dice.part(revenue, cost.rate())
                    : Dice.part(Dice.part(cost.plannedMonth(fiscalYear), branch.share()), THRIFT);
            add(lines, cost.account(), period, null, cents);
        }
    }

    /** What the divisions are charged for equipment in a period is what the pool takes in. */
    private static long charged(List<BudgetLine> lines, int period) {
        return lines.stream().filter(l -> l.period() == period && l.account() < 5800 && l.account() % 100 == 50)
                .mapToLong(BudgetLine::cents).sum();
    }

    private static void add(List<BudgetLine> lines, int account, int period, @Nullable Division division, long cents) {
        long dollars = cents / 100 * 100;
        if (dollars != 0) {
            lines.add(new BudgetLine(account, period, division, dollars));
        }
    }
}
