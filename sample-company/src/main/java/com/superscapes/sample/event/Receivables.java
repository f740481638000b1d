package com.superscapes.sample.event;

import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Entry;
import com.superscapes.sample.books.Source;
import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;
import com.superscapes.sample.plan.Dice;

/** Invoices, retainage, credit memos, customer payments (often late) and write-offs. */
final class Receivables {

    private static final String[] WORK = {"grounds maintenance", "landscape enhancement", "progress billing",
            "irrigation service", "snow and ice service"};
    private static final int PAY = 0;
    private static final int RELEASE = 1;
    private static final int WRITE_OFF = 2;

    private final Books books;
    private final Dice dice;
    private final Schedule schedule = new Schedule();
    private final int receivable;
    private final int retainage;
    private final int cash;
    private final int salesTax;
    private long number = 100_000;
    private long open;

    Receivables(Books books, Dice dice) {
        this.books = books;
        this.dice = dice;
        receivable = books.at(1210);
        retainage = books.at(1220);
        cash = books.at(1110);
        salesTax = books.at(2410);
    }

    /** Bills work done: revenue, and sales tax where the state taxes it. */
    void invoice(int branch, int division, long cents) {
        invoice(branch, division, dice.below(Names.CUSTOMERS), 0, 0, cents);
    }

    /** Bills a construction job's progress; most contracts hold a tenth back. */
    void progress(Contract job, long cents) {
        invoice(job.branch(), Division.CONSTRUCTION.ordinal(), job.customer(), job.number(),
                job.customer() % 3 != 0 ? cents / 10 : 0, cents);
    }

    private void invoice(int branch, int division, int customer, int job, long held, long cents) {
        number++;
        long tax = Dice.part(cents, taxRate(branch, division));
        long due = cents - held + tax;
        Entry entry = start("Invoice " + number + " " + Names.customer(customer) + " - " + WORK[division],
                customer(branch, customer));
        entry.debit(receivable, branch, due).debit(retainage, branch, held);
        revenue(entry, branch, division, job, cents);
        entry.credit(salesTax, branch, tax);
        books.post();
        open += due;
        int meta = meta(branch, division, customer);
        if (dice.inThousand(1)) {
            schedule.add(books.today(), 185, due, number, meta | WRITE_OFF);
        } else {
            schedule.add(books.today(), lateness(division), due, number, meta | PAY);
        }
        if (held > 0) {
            schedule.add(books.today(), 120 + dice.below(80), held, number, meta | RELEASE);
        }
    }

    private void revenue(Entry entry, int branch, int division, int job, long cents) {
        int kinds = division == 0 ? 4 : 3;
        int first = dice.below(kinds);
        long part = dice.inThousand(350) ? Dice.part(cents, 250_000 + dice.below(300_000)) : 0;
        Division of = Division.values()[division];
        entry.debit(books.at(of.revenue(10 + 10 * first)), branch, division, job, part - cents);
        entry.debit(books.at(of.revenue(10 + 10 * ((first + 1) % kinds))), branch, division, job, -part);
    }

    /** Days from invoice to payment: terms are 30 days, construction pays later, a fifth pays late. */
    private int lateness(int division) {
        int days = 26 + dice.below(18) + (division == Division.CONSTRUCTION.ordinal() ? 9 : 0);
        return days + (dice.inThousand(220) ? dice.below(58) : dice.below(10));
    }

    private static long taxRate(int branch, int division) {
        return switch (Branch.ALL.get(branch).region()) {
            case "North" -> division == 0 || division == 4 ? 68_750 : 0;
            case "South" -> division == 2 ? 0 : 82_500;
            default -> 0;
        };
    }

    /** Posts what customers pay today, retainage that is released, and what is given up. */
    void due() {
        schedule.run(books.today(), this::due);
    }

    private void due(long cents, long invoice, int meta) {
        int branch = meta >> 4 & 15;
        int division = meta >> 8 & 7;
        int customer = meta >> 11;
        switch (meta & 3) {
            case PAY -> pay(cents, invoice, branch, division, customer);
            case RELEASE -> release(cents, invoice, branch, customer, meta);
            default -> writeOff(cents, invoice, branch, customer);
        }
    }

    private void pay(long cents, long invoice, int branch, int division, int customer) {
        long credit = dice.inThousand(45) ? Dice.part(cents, 40_000 + dice.below(90_000)) : 0;
        if (credit > 0) {
            post(invoice, "Credit memo " + Names.customer(customer), branch, customer,
                    books.at(dice.inThousand(700) ? 4910 : 4920), division, credit);
        }
        post(invoice, "Payment " + Names.customer(customer) + " - invoice " + invoice, branch, customer, cash,
                Division.NONE, cents - credit);
    }

    private void writeOff(long cents, long invoice, int branch, int customer) {
        post(invoice, "Write-off " + Names.customer(customer) + " - uncollectible", branch, customer, books.at(1290),
                Division.NONE, cents);
    }

    private void post(long invoice, String text, int branch, int customer, int account, int division, long cents) {
        books.start(Source.AR, text, "INV-" + invoice, customer(branch, customer))
                .debit(account, branch, division, cents).credit(receivable, branch, cents);
        books.post();
        open -= cents;
    }

    private void release(long cents, long invoice, int branch, int customer, int meta) {
        books.start(Source.AR, "Retainage released " + Names.customer(customer), "INV-" + invoice,
                customer(branch, customer)).debit(receivable, branch, cents).credit(retainage, branch, cents);
        books.post();
        open += cents;
        schedule.add(books.today(), 25 + dice.below(30), cents, invoice, (meta & ~3) | PAY);
    }

    private Entry start(String text, String reference) {
        return books.start(Source.AR, text, "INV-" + number, reference);
    }

    private static String customer(int branch, int customer) {
        return "C" + Branch.ALL.get(branch).code() + (1000 + customer);
    }

    private static int meta(int branch, int division, int customer) {
        return branch << 4 | division << 8 | customer << 11;
    }

    /** Unpaid invoices in cents, without retainage not yet billed. */
    long open() {
        return open;
    }
}
