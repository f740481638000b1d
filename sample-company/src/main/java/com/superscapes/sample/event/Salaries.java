package com.superscapes.sample.event;

import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Day;
import com.superscapes.sample.books.Entry;
import com.superscapes.sample.books.Source;
import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.plan.Dice;
import com.superscapes.sample.plan.Overhead;
import com.superscapes.sample.plan.Overhead.Payment;
import com.superscapes.sample.plan.Plan;
import java.util.List;

/** Salaried payroll on the 15th and the last of the month, one entry a region. */
final class Salaries {

    private static final List<String> REGIONS = List.of("North", "Central", "South");

    private final Books books;
    private final Plan plan;
    private final Withholding withholding;

    Salaries(Books books, Plan plan, Withholding withholding) {
        this.books = books;
        this.plan = plan;
        this.withholding = withholding;
    }

    void day() {
        Day day = books.today();
        if (!day.isThe(15) && !day.isMonthEnd()) {
            return;
        }
        withholding.fund(half(6110, day) + half(6120, day) + half(6130, day));
        REGIONS.forEach(this::pay);
    }

    private void pay(String region) {
        Day day = books.today();
        Entry entry = books.start(Source.PR, "Salaried payroll " + region, "SAL-" + day.date(), "");
        long gross = 0;
        for (Branch branch : Branch.ALL) {
            if (branch.region().equals(region)) {
                gross += salaries(entry, branch, day);
            }
        }
        long federal = Dice.part(gross, 90_000);
        long social = Dice.part(gross, 153_000);
        long state = Dice.part(gross, 30_000);
        long retirement = Dice.part(gross, 30_000);
        long health = Dice.part(gross, 110_000);
        entry.credit(books.at(2310), federal).credit(books.at(2320), social).credit(books.at(2330), state);
        entry.credit(books.at(2360), retirement).credit(books.at(2370), health);
        entry.credit(books.at(1120), entry.sum());
        books.post();
    }

    private long salaries(Entry entry, Branch branch, Day day) {
        long gross = 0;
        for (Overhead cost : Overhead.paidBy(Payment.SALARY)) {
            long cents = Dice.part(half(cost.account(), day), branch.share());
            entry.debit(books.at(cost.account()), branch.index(), cents);
            gross += cost.account() < 6150 ? cents : 0;
        }
        return gross;
    }

    private long half(int account, Day day) {
        for (Overhead cost : Overhead.paidBy(Payment.SALARY)) {
            if (cost.account() == account) {
                return plan.monthly(cost.plannedMonth(day.fiscalYear()), account, day.date()) / 2;
            }
        }
        throw new IllegalArgumentException("No salary account: " + account);
    }
}
