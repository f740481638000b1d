package com.superscapes.sample.event;

import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Entry;
import com.superscapes.sample.books.Source;
import com.superscapes.sample.chart.Division;
import com.superscapes.sample.plan.Dice;

/** Vendor bills, retainage held from subcontractors, and vendor payments about thirty days later. */
final class Payables {

    private static final int PAY = 0;
    private static final int RELEASE = 1;

    private final Books books;
    private final Dice dice;
    private final Schedule schedule = new Schedule();
    private final int payable;
    private final int retainage;
    private final int cash;
    private long number = 500_000;
    private long check = 20_000;
    private long open;

    Payables(Books books, Dice dice) {
        this.books = books;
        this.dice = dice;
        payable = books.at(2110);
        retainage = books.at(2120);
        cash = books.at(1110);
    }

    /** A bill charged to one account. */
    void bill(Names.Vendor kind, String text, int branch, int division, int account, long cents) {
        Entry entry = start(kind, text, branch);
        entry.debit(account, branch, division, cents);
        finish(kind, branch, cents, 0);
    }

    /** A subcontractor's bill; a tenth is held back on construction. */
    void subcontract(int branch, int division, long cents) {
        long held = division == Division.CONSTRUCTION.ordinal() ? cents / 10 : 0;
        Entry entry = start(Names.Vendor.SUBCONTRACTOR, "subcontract work", branch);
        entry.debit(books.at(Division.values()[division].cost(40)), branch, division, cents);
        finish(Names.Vendor.SUBCONTRACTOR, branch, cents, held);
    }

    /** Starts a bill with lines of the caller's; {@link #finish} ends it. */
    Entry start(Names.Vendor kind, String text, int branch) {
        number++;
        return books.start(Source.AP, "Bill " + Names.vendor(kind, number) + " - " + text, "BILL-" + number,
                vendor(kind, number));
    }

    /** Credits accounts payable and plans the payment. */
    void finish(Names.Vendor kind, int branch, long cents, long held) {
        books.startedEntry().credit(payable, branch, cents - held).credit(retainage, branch, held);
        books.post();
        open += cents - held;
        // A bill of an order comes from the order's vendor.
        String vendor = books.startedEntry().reference();
        int meta = branch << 4 | kind.ordinal() << 8 | Integer.parseInt(vendor.substring(3)) << 12;
        schedule.add(books.today(), 25 + dice.below(11), cents - held, number, meta | PAY);
        if (held > 0) {
            schedule.add(books.today(), 130 + dice.below(90), held, number, meta | RELEASE);
        }
    }

    /** Pays what falls due today and releases retainage to subcontractors. */
    void due() {
        schedule.run(books.today(), this::due);
    }

    private void due(long cents, long bill, int meta) {
        int branch = meta >> 4 & 15;
        Names.Vendor kind = Names.Vendor.values()[meta >> 8 & 15];
        int who = meta >> 12;
        String name = Names.vendor(kind, who);
        if ((meta & 3) == RELEASE) {
            books.start(Source.AP, "Retainage due " + name, "BILL-" + bill, vendor(kind, who))
                    .debit(retainage, branch, cents).credit(payable, branch, cents);
            books.post();
            open += cents;
            schedule.add(books.today(), 20 + dice.below(15), cents, bill, (meta & ~3) | PAY);
            return;
        }
        check++;
        books.start(Source.AP, "Check " + check + " " + name, "BILL-" + bill, "CHK-" + check)
                .debit(payable, branch, cents).credit(cash, branch, cents);
        books.post();
        open -= cents;
    }

    /** As entries name it. */
    static String vendor(Names.Vendor kind, long bill) {
        return "V" + (10 + kind.ordinal()) + Names.vendorNumber(kind, bill);
    }

    /** Unpaid bills in cents, positive, without retainage. */
    long open() {
        return open;
    }
}
