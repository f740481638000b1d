package com.superscapes.sample.event;

import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Entry;
import com.superscapes.sample.books.Source;
import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;
import com.superscapes.sample.plan.Dice;

/** Period 13: the auditors' adjustments, then the closing of revenue and expense to retained earnings. */
final class YearEnd {

    private final Books books;
    private final Dice dice;
    private final Provisions provisions;

    YearEnd(Books books, Dice dice, Provisions provisions) {
        this.books = books;
        this.dice = dice;
        this.provisions = provisions;
    }

    /** Posts period 13 of the year that ends today. */
    void close() {
        books.today(books.today().adjusting());
        adjust();
        provisions.incomeTax(Entry.ADJUSTING);
        for (int branch = 0; branch <= Branch.NONE; branch++) {
            closeBranch(branch);
        }
        closeDistributions();
    }

    private void adjust() {
        long nursery = 8_000_00 - dice.below(24_000_00);
        start("Inventory count - nursery stock").debit(books.at(1420), nursery).credit(books.at(6840), nursery);
        books.post();
        long parts = 3_000_00 - dice.below(9_000_00);
        start("Inventory count - irrigation parts").debit(books.at(1430), parts).credit(books.at(6840), parts);
        books.post();
        long allowance = Dice.part(books.balance(books.at(1210)), 22_000) + books.balance(books.at(1290));
        start("Allowance for doubtful accounts").debit(books.at(6820), allowance).credit(books.at(1290), allowance);
        books.post();
        long fees = 45_000_00 + dice.below(20_000_00);
        start("Audit and tax work of the year").debit(books.at(6620), fees).credit(books.at(2220), fees);
        books.post();
        long current = 12 * 195_000_00L + books.balance(books.at(2620));
        start("Current portion of long-term debt").debit(books.at(2710), current).credit(books.at(2620), current);
        books.post();
    }

    private Entry start(String text) {
        return books.start(Source.GL, "Year-end adjustment: " + text, "AJE-" + books.today().date(), "")
                .kind(Entry.ADJUSTING);
    }

    private void closeBranch(int branch) {
        Entry entry = closing(branch == Branch.NONE ? "company" : Branch.ALL.get(branch).name());
        for (int account = 0; account < books.chart().size(); account++) {
            if (books.chart().account(account).isProfitAndLoss()) {
                closeAccount(entry, account, branch);
            }
        }
        entry.credit(books.at(3310), branch, entry.sum());
        books.post();
    }

    private void closeAccount(Entry entry, int account, int branch) {
        for (int division = 0; division <= Division.NONE; division++) {
            long cents = books.cell(account, branch * (Division.NONE + 1) + division);
            entry.debit(account, branch, division, -cents);
        }
    }

    private void closeDistributions() {
        Entry entry = closing("owner distributions");
        entry.credit(books.at(3210), books.balance(books.at(3210)));
        entry.credit(books.at(3310), entry.sum());
        books.post();
    }

    private Entry closing(String what) {
        return books.start(Source.GL, "Closing entry " + books.today().fiscalYear() + " - " + what,
                "CLOSE-" + books.today().fiscalYear(), "").kind(Entry.CLOSING);
    }
}
