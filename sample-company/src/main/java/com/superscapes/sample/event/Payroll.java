package com.superscapes.sample.event;

import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Day;
import com.superscapes.sample.books.Entry;
import com.superscapes.sample.books.Source;
import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;
import com.superscapes.sample.plan.Dice;
import java.time.DayOfWeek;

/** Crew wages earned by day and paid every second Friday, with burden; net pay leaves the payroll account. */
final class Payroll {

    private static final long CREW_CENTS = 900_000;
    /** Overtime in parts per million of wages, by division. */
    private static final long[] OVERTIME = {70_000, 0, 60_000, 0, 180_000};

    private final Books books;
    private final Withholding withholding;
    private final long scalePpm;
    private final long[][] fresh = new long[Branch.NONE][Division.NONE];
    private final long[][] ready = new long[Branch.NONE][Division.NONE];
    private long run = 3000;

    Payroll(Books books, Withholding withholding, Scale scale) {
        this.books = books;
        this.withholding = withholding;
        this.scalePpm = scale.ppm();
    }

    /** Wages earned today. */
    void earn(int branch, int division, long cents) {
        fresh[branch][division] += cents;
    }

    /** Wages earned and not paid yet. */
    long owed(int branch, int division) {
        return fresh[branch][division] + ready[branch][division];
    }

    /** The pay week ends on Saturday; payday is every second Friday. */
    void day() {
        Day day = books.today();
        if (day.date().getDayOfWeek() == DayOfWeek.SATURDAY) {
            endWeek();
        }
        if (isPayday(day)) {
            pay();
        }
    }

    private static boolean isPayday(Day day) {
        return day.date().getDayOfWeek() == DayOfWeek.FRIDAY && day.number() / 7 % 2 == 0;
    }

    private void endWeek() {
        for (int b = 0; b < Branch.NONE; b++) {
            for (int d = 0; d < Division.NONE; d++) {
                ready[b][d] += fresh[b][d];
                fresh[b][d] = 0;
            }
        }
    }

    private void pay() {
        long gross = 0;
        for (long[] branch : ready) {
            for (long cents : branch) {
                gross += cents;
            }
        }
        withholding.fund(gross);
        for (int b = 0; b < Branch.NONE; b++) {
            payBranch(b);
        }
    }

    private void payBranch(int branch) {
        long gross = 0;
        for (long cents : ready[branch]) {
            gross += cents;
        }
        long crews = gross * scalePpm / Dice.WHOLE / CREW_CENTS;
        if (crews > Division.NONE) {
            for (int d = 0; d < Division.NONE; d++) {
                payCrews(branch, d);
            }
        } else {
            payTogether(branch);
        }
    }

    private void payTogether(int branch) {
        Entry entry = start(branch, "all crews");
        long gross = 0;
        for (int d = 0; d < Division.NONE; d++) {
            long cents = ready[branch][d];
            ready[branch][d] = 0;
            gross += cents;
            wages(entry, branch, d, cents);
        }
        withholding.credit(entry, branch, gross);
        books.post();
    }

    private void payCrews(int branch, int division) {
        long left = ready[branch][division];
        ready[branch][division] = 0;
        long crews = Math.max(1, left * scalePpm / Dice.WHOLE / CREW_CENTS);
        for (long crew = crews; crew > 0 && left > 0; crew--) {
            long cents = left / crew;
            left -= cents;
            Entry entry = start(branch, Division.values()[division].title() + " crew " + (crews - crew + 1));
            wages(entry, branch, division, cents);
            withholding.credit(entry, branch, cents);
            books.post();
        }
    }

    private Entry start(int branch, String who) {
        run++;
        return books.start(Source.PR, "Field payroll " + Branch.ALL.get(branch).name() + " - " + who, "PR-" + run, "");
    }

    private void wages(Entry entry, int branch, int division, long cents) {
        Division of = Division.values()[division];
        int month = books.today().date().getMonthValue();
        boolean season = division == Division.SNOW.ordinal() || month >= 4 && month <= 9;
        long overtime = season ? Dice.part(cents, OVERTIME[division]) : 0;
        entry.debit(books.at(of.cost(10)), branch, division, cents - overtime);
        entry.debit(books.at(of.cost(15)), branch, division, overtime);
        entry.debit(books.at(of.cost(20)), branch, division, Dice.part(cents, Withholding.TAXES_AND_BENEFITS));
        entry.debit(books.at(of.cost(25)), branch, division, Dice.part(cents, Withholding.COMPENSATION));
    }
}
