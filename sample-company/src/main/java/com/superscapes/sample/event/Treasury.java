package com.superscapes.sample.event;

import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Day;
import com.superscapes.sample.books.Source;
import com.superscapes.sample.plan.Dice;
import com.superscapes.sample.plan.Plan;

/** Cash, line of credit, notes, interest, remittances and distributions: the day ends with cash in hand. */
final class Treasury {

    private static final long FLOOR = 900_000_00;
    private static final long TARGET = 1_500_000_00;
    private static final long CEILING = 3_200_000_00;
    private static final long STEP = 250_000_00;
    private static final long NOTE_PAYMENT = 195_000_00;

    private final Books books;
    private long remittance = 7000;
    private long salesTaxDue;
    private long cardDue;

    Treasury(Books books) {
        this.books = books;
    }

    /** Pays a liability account off. */
    void remit(int account, String text) {
        pay(account, text, -books.balance(books.at(account)));
    }

    /** Pays so many cents of a liability. */
    void pay(int account, String text, long cents) {
        if (cents <= 0) {
            return;
        }
        remittance++;
        books.start(Source.GL, text, "REM-" + remittance, "").debit(books.at(account), cents)
                .credit(books.at(1110), cents);
        books.post();
    }

    /** What falls due by the calendar. */
    void day() {
        Day day = books.today();
        if (day.isThe(20)) {
            pay(2410, "Sales tax returns", salesTaxDue);
            distribute(day);
        }
        if (day.isThe(25)) {
            pay(2130, "Card statement payment", cardDue);
        }
        if (day.isThe(15)) {
            payNotes();
            if (day.period() % 3 == 0 || day.period() == 6) {
                remit(2420, "Estimated income tax");
            }
        }
        if (day.isThe(15) && day.period() == 2) {
            remit(2230, "Annual bonuses");
            remit(2220, "Accrued audit and tax work paid");
        }
    }

    private void payNotes() {
        long debt = -books.balance(books.at(2620)) - books.balance(books.at(2710)) - books.balance(books.at(2720));
        long interest = Dice.part(debt, 65_000) / 12;
        long principal = Math.min(NOTE_PAYMENT, -books.balance(books.at(2620)));
        books.start(Source.GL, "Equipment notes and mortgage", "NOTE-" + books.today().date(), "")
                .debit(books.at(2620), principal).debit(books.at(8120), interest)
                .credit(books.at(1110), principal + interest);
        books.post();
    }

    private void distribute(Day day) {
        if (day.period() % 3 != 2) {
            return;
        }
        long cents = Dice.part(Plan.annualRevenue(day.fiscalYear()), 13_500);
        books.start(Source.GL, "Owner distribution", "DIST-" + day.date(), "").debit(books.at(3210), cents)
                .credit(books.at(1110), cents);
        books.post();
    }

    /** Interest of the month, before the income tax is worked out. */
    void monthEnd() {
        salesTaxDue = -books.balance(books.at(2410));
        cardDue = -books.balance(books.at(2130));
        long line = Dice.part(-books.balance(books.at(2610)), 78_000) / 12;
        books.start(Source.GL, "Interest on line of credit", "INT-" + books.today().date(), "")
                .debit(books.at(8110), line).credit(books.at(1110), line);
        books.post();
        long earned = Dice.part(books.balance(books.at(1130)), 36_000) / 12;
        books.start(Source.GL, "Money market interest", "INT-" + books.today().date(), "")
                .debit(books.at(1130), earned).credit(books.at(7110), earned);
        books.post();
    }

    /** Keeps the operating account between floor and ceiling: savings first, then the line of credit. */
    void sweep() {
        long cash = books.balance(books.at(1110));
        if (cash < FLOOR) {
            long need = roundUp(TARGET - cash);
            long saved = Math.min(need, books.balance(books.at(1130)));
            move("Transfer from money market", 1130, saved);
            move("Line of credit draw", 2610, need - saved);
        } else if (cash > CEILING) {
            long spare = (cash - TARGET) / STEP * STEP;
            long repay = Math.min(spare, -books.balance(books.at(2610)));
            move("Line of credit repayment", 2610, -repay);
            move("Transfer to money market", 1130, repay - spare);
        }
    }

    private static long roundUp(long cents) {
        return (cents + STEP - 1) / STEP * STEP;
    }

    private void move(String text, int account, long toOperating) {
        books.start(Source.GL, text, "TRF-" + books.today().number(), "").debit(books.at(1110), toOperating)
                .credit(books.at(account), toOperating);
        books.post();
    }
}
