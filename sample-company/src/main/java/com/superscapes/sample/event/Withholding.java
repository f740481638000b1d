package com.superscapes.sample.event;

import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Day;
import com.superscapes.sample.books.Entry;
import com.superscapes.sample.books.Source;
import com.superscapes.sample.plan.Dice;

/** What is withheld from pay and owed with it, and its remittance. Rates are parts per million of gross pay. */
final class Withholding {

    /** Employer's payroll taxes and benefits: FICA 7.65 %, unemployment 2 %, health 3 %. */
    static final long TAXES_AND_BENEFITS = 126_500;
    /** Workers' compensation premium of field pay. */
    static final long COMPENSATION = 53_500;

    private static final int[] ACCOUNTS = {2310, 2320, 2330, 2340, 2350, 2360, 2370};
    private static final long[] RATES = {90_000, 153_000, 30_000, 20_000, COMPENSATION, 30_000, 53_500};
    private static final long NET = 780_000;

    private final Books books;
    private final Treasury treasury;
    private int deposit = -1;

    Withholding(Books books, Treasury treasury) {
        this.books = books;
        this.treasury = treasury;
    }

    /** Moves enough for the net pay of a payroll to the payroll account, before it is paid. */
    void fund(long gross) {
        long cents = Dice.part(gross, NET) + 500_00 - books.balance(books.at(1120));
        if (cents > 0) {
            books.start(Source.GL, "Transfer to payroll account", "TRF-" + books.today().number(), "")
                    .debit(books.at(1120), cents).credit(books.at(1110), cents);
            books.post();
        }
        deposit = books.today().number() + 3;
    }

    /** Credits what is withheld and owed on field pay, and the net pay with the rest of the entry. */
    void credit(Entry entry, int branch, long gross) {
        for (int i = 0; i < ACCOUNTS.length; i++) {
            entry.credit(books.at(ACCOUNTS[i]), branch, Dice.part(gross, RATES[i]));
        }
        entry.credit(books.at(1120), branch, entry.sum());
    }

    /** Pays taxes and plans over: federal three days after payday, the others by month or quarter. */
    void remit() {
        Day day = books.today();
        if (day.number() == deposit) {
            treasury.remit(2310, "Federal tax deposit");
            treasury.remit(2320, "FICA deposit");
        }
        if (day.isThe(15)) {
            treasury.remit(2330, "State withholding remittance");
            treasury.remit(2360, "Retirement plan contribution");
        }
        if (day.isThe(10)) {
            treasury.remit(2350, "Workers' compensation premium");
            treasury.remit(2370, "Health insurance premium");
        }
        if (day.isThe(30) && day.period() % 3 == 0) {
            treasury.remit(2340, "Unemployment tax return");
        }
    }
}
