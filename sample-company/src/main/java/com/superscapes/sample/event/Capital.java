package com.superscapes.sample.event;

import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Day;
import com.superscapes.sample.books.Source;
import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.plan.Dice;
import com.superscapes.sample.plan.Overhead;
import com.superscapes.sample.plan.Plan;

/** Equipment bought (mostly on notes), sold and depreciated. */
final class Capital {

    /** Expense account, accumulated depreciation account, parts per million of the expense account's cost. */
    private static final int[][] DEPRECIATION = {{5860, 1730, 800_000}, {5860, 1750, 200_000},
            {6910, 1720, 1_000_000}, {6920, 1740, 1_000_000}, {6930, 1760, 1_000_000}};
    /** Asset account and its part of the year's purchases. */
    private static final int[][] PURCHASES = {{1630, 14_500}, {1640, 13_000}, {1650, 3_500}, {1660, 2_000}};

    private final Books books;
    private final Dice dice;

    Capital(Books books, Dice dice) {
        this.books = books;
        this.dice = dice;
    }

    void day() {
        Day day = books.today();
        if (day.isThe(12) && (day.period() == 4 || day.period() == 6)) {
            for (int[] purchase : PURCHASES) {
                buy(purchase[0], Dice.part(Plan.annualRevenue(day.fiscalYear()), purchase[1]) / 2);
            }
        }
        if (day.isThe(18) && day.period() == 5) {
            sell(1630, 1730, 380_000_00 + dice.below(90_000_00));
            sell(1640, 1740, 520_000_00 + dice.below(90_000_00));
        }
    }

    private void buy(int asset, long cents) {
        long note = Dice.part(cents, 750_000);
        String name = books.chart().account(books.at(asset)).name();
        books.start(Source.EQ, "Purchase - " + name + " - " + Names.vendor(Names.Vendor.DEALER, 0),
                "CAP-" + asset + "-" + books.today().date(), "").debit(books.at(asset), cents)
                .credit(books.at(2710), note).credit(books.at(1110), cents - note);
        books.post();
    }

    private void sell(int asset, int accumulated, long cost) {
        long depreciated = Dice.part(cost, 880_000);
        long price = Dice.part(cost, 150_000 + dice.below(40_000));
        books.start(Source.EQ, "Sale of retired equipment", "DSP-" + asset + "-" + books.today().date(), "")
                .debit(books.at(1110), price).debit(books.at(accumulated), depreciated)
                .credit(books.at(asset), cost).credit(books.at(7120), price + depreciated - cost);
        books.post();
    }

    /** A month of straight-line depreciation, cost by branch. */
    void depreciate() {
        for (int[] line : DEPRECIATION) {
            long month = Overhead.ALL.stream().filter(o -> o.account() == line[0])
                    .mapToLong(o -> o.plannedMonth(books.today().fiscalYear())).sum();
            var entry = books.start(Source.EQ, books.chart().account(books.at(line[1])).name(),
                    "DEP-" + line[1] + "-" + books.today().date(), "");
            for (Branch branch : Branch.ALL) {
                entry.debit(books.at(line[0]), branch.index(), Dice.part(Dice.part(month, line[2]), branch.share()));
            }
            entry.credit(books.at(line[1]), entry.sum());
            books.post();
        }
    }
}
