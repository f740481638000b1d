package com.superscapes.sample.event;

import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Entry;
import com.superscapes.sample.books.Source;
import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.plan.Dice;
import com.superscapes.sample.plan.Overhead;

/** Month-end provisions: bonuses, doubtful accounts, income tax. */
final class Provisions {

    private static final long TAX_RATE = 252_000;

    private final Books books;

    Provisions(Books books) {
        this.books = books;
    }

    void monthEnd() {
        provide(6150, 2230, "Bonus accrual");
        provide(6820, 1290, "Provision for doubtful accounts");
    }

    private void provide(int expense, int liability, String text) {
        long month = Overhead.ALL.stream().filter(o -> o.account() == expense)
                .mapToLong(o -> o.plannedMonth(books.today().fiscalYear())).sum();
        Entry entry = books.start(Source.GL, text, "PRV-" + expense + "-" + books.today().date(), "");
        for (Branch branch : Branch.ALL) {
            entry.debit(books.at(expense), branch.index(), Dice.part(month, branch.share()));
        }
        entry.credit(books.at(liability), entry.sum());
        books.post();
    }

    /** Brings the year's income tax to its rate of income before tax so far; nothing while there is a loss. */
    void incomeTax(String kind) {
        long booked = books.balance(books.at(9110));
        long wanted = Dice.part(Math.max(0, books.income() + booked), TAX_RATE);
        books.start(Source.GL, "Income tax provision", "TAX-" + books.today().date(), "").kind(kind)
                .debit(books.at(9110), wanted - booked).credit(books.at(2420), wanted - booked);
        books.post();
    }
}
