package com.superscapes.sample.event;

import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Entry;
import com.superscapes.sample.books.Source;
import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;
import com.superscapes.sample.plan.Dice;
import java.util.ArrayList;
import java.util.List;

/** Month-end accruals that the first day of the next month reverses: wages, bills not in yet. */
final class Accruals {

    private record Line(int account, int branch, int division, int job, long cents) {
    }

    private record Accrual(String text, String document, List<Line> lines) {
    }

    private final Books books;
    private final Payroll payroll;
    private final Work work;
    private final Dice dice;
    private final List<Accrual> toReverse = new ArrayList<>();

    Accruals(Books books, Payroll payroll, Work work, Dice dice) {
        this.books = books;
        this.payroll = payroll;
        this.work = work;
        this.dice = dice;
    }

    /** Takes last month's accruals back. */
    void reverse() {
        for (Accrual accrual : toReverse) {
            Entry entry = books.start(Source.GL, "Reversal - " + accrual.text, accrual.document + "-REV",
                    accrual.document);
            accrual.lines.forEach(l -> entry.debit(l.account, l.branch, l.division, l.job, -l.cents));
            books.post();
        }
        toReverse.clear();
    }

    void monthEnd() {
        for (Branch branch : Branch.ALL) {
            wages(branch);
            bills(branch);
        }
    }

    private void wages(Branch branch) {
        Entry entry = start("Accrued wages", "ACW", branch);
        for (Division division : Division.values()) {
            entry.debit(books.at(division.cost(10)), branch.index(), division.ordinal(),
                    payroll.owed(branch.index(), division.ordinal()));
        }
        entry.credit(books.at(2210), branch.index(), entry.sum());
        post(entry);
    }

    private void bills(Branch branch) {
        Entry entry = start("Goods received, bill not in", "ACB", branch);
        for (Division division : Division.values()) {
            if (division == Division.ENHANCEMENT || division == Division.CONSTRUCTION) {
                long month = work.month(branch.index(), division.ordinal());
                entry.debit(books.at(division.cost(30)), branch.index(), division.ordinal(),
                        Dice.part(month, 6_000 + dice.below(5_000)));
            }
        }
        entry.credit(books.at(2220), branch.index(), entry.sum());
        post(entry);
    }

    private Entry start(String text, String prefix, Branch branch) {
        return books.start(Source.GL, text + " " + branch.name(),
                prefix + "-" + branch.code() + "-" + books.today().date(), "");
    }

    private void post(Entry entry) {
        if (entry.lines() == 0) {
            return;
        }
        books.post(); // puts the lines on jobs
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < entry.lines(); i++) {
            lines.add(new Line(entry.account(i), entry.branch(i), entry.division(i), entry.job(i), entry.amount(i)));
        }
        toReverse.add(new Accrual(entry.description(), entry.document(), lines));
    }
}
