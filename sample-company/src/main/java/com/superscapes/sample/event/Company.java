package com.superscapes.sample.event;

import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Day;
import com.superscapes.sample.books.Entry;
import com.superscapes.sample.books.Source;
import com.superscapes.sample.plan.Dice;
import com.superscapes.sample.plan.Plan;
import java.time.LocalDate;
import java.util.List;

/** The company lives day by day; every entry follows from what happens. */
public final class Company {

    /** Life begins here, seven months before the export, so that its opening balances have a past. */
    public static final LocalDate BIRTH = LocalDate.of(2023, 4, 1);

    private static final int[][] BEGINNING = {{1110, 3_400_000}, {1120, 50_000}, {1130, 600_000}, {1140, 6_000},
            {1410, 180_000}, {1420, 900_000}, {1430, 350_000}, {1530, 25_000}, {1610, 1_800_000}, {1620, 6_500_000},
            {1630, 9_200_000}, {1640, 12_400_000}, {1650, 2_800_000}, {1660, 900_000}, {1720, -2_100_000},
            {1730, -4_600_000}, {1740, -6_000_000}, {1750, -1_300_000}, {1760, -500_000}, {1290, -320_000},
            {1910, 150_000}, {2620, -2_340_000}, {2710, -6_500_000}, {2720, -3_400_000}, {3110, -500_000},
            {3120, -2_000_000}};

    private final Books books;
    private final Work work;
    private final Receivables receivables;
    private final Construction construction;
    private final Payables payables;
    private final Payroll payroll;
    private final Withholding withholding;
    private final Salaries salaries;
    private final Treasury treasury;
    private final Operations operations;
    private final Overheads overheads;
    private final Capital capital;
    private final Accruals accruals;
    private final Provisions provisions;
    private final YearEnd yearEnd;

    public Company(Books books, long seed, Scale scale) {
        Plan plan = new Plan(seed);
        Dice detail = new Dice(seed ^ 0x5DEECE66DL);
        Dice world = new Dice(seed + 77);
        this.books = books;
        work = new Work(plan, seed);
        receivables = new Receivables(books, detail);
        construction = new Construction(books, seed, scale, receivables);
        payables = new Payables(books, detail);
        treasury = new Treasury(books);
        withholding = new Withholding(books, treasury);
        payroll = new Payroll(books, withholding, scale);
        salaries = new Salaries(books, plan, withholding);
        operations = new Operations(books, work, detail, scale, receivables, payables, payroll);
        overheads = new Overheads(books, plan, payables);
        capital = new Capital(books, world);
        accruals = new Accruals(books, payroll, work, world);
        provisions = new Provisions(books);
        yearEnd = new YearEnd(books, world, provisions);
        begin();
    }

    private void begin() {
        books.today(Day.of(BIRTH.minusDays(1)));
        Entry entry = books.start(Source.GL, "Balances brought forward", "OPEN", "");
        for (int[] line : BEGINNING) {
            entry.debit(books.at(line[0]), line[1] * 100L);
        }
        entry.debit(books.at(1510), Overheads.annual(List.of(6510, 6520, 5830), 2023) / 12 * 7);
        entry.debit(books.at(1520), Overheads.annual(List.of(6330), 2023) / 12 * 7);
        entry.credit(books.at(3310), entry.sum());
        books.post();
    }

    /** From now on this hears what becomes of construction jobs. */
    public void listen(ContractEvents listener) {
        construction.listen(listener);
    }

    /** Lives one day. */
    public void live(LocalDate date) {
        Day day = Day.of(date);
        books.today(day);
        if (day.isThe(1)) {
            work.startMonth(date);
            accruals.reverse();
        }
        receivables.due();
        payables.due();
        construction.day();
        operations.day();
        overheads.day();
        capital.day();
        payroll.day();
        salaries.day();
        withholding.remit();
        treasury.day();
        if (day.isMonthEnd()) {
            monthEnd();
        }
        treasury.sweep();
    }

    private void monthEnd() {
        construction.finish();
        accruals.monthEnd();
        construction.recognize();
        overheads.amortize();
        capital.depreciate();
        provisions.monthEnd();
        treasury.monthEnd();
        provisions.incomeTax("");
    }

    /** Closes the fiscal year that ended with the last day lived, in period 13. */
    public void closeYear() {
        yearEnd.close();
    }

    /** The name of a branch's client, counted from 0. */
    public static String clientName(int number) {
        return Names.customer(number);
    }

    /** Unpaid invoices in cents: the sub-ledger behind account 1210. */
    public long openReceivables() {
        return receivables.open();
    }

    /** Unpaid bills in cents, positive: the sub-ledger behind account 2110. */
    public long openPayables() {
        return payables.open();
    }
}
