package com.superscapes.sample.sage;

import com.superscapes.sample.books.Entry;
import com.superscapes.sample.chart.Chart;
import com.superscapes.sample.chart.Division;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Field employees, their pay records and time cards: a payroll entry's wages laid on as many people as they feed. */
final class Crews {

    private static final int RATE_CENTS = 24_00;
    /** Two weeks of a crew member's regular wages. */
    private static final long TWO_WEEKS_CENTS = 80L * RATE_CENTS;
    private static final int MOST = 400;

    private final SageSink sink;
    private final Chart chart;
    private final Jobs jobs;
    private final Beside beside;
    private final BitSet known = new BitSet();
    private long record;

    Crews(SageSink sink, Chart chart, Jobs jobs, Beside beside) {
        this.sink = sink;
        this.chart = chart;
        this.jobs = jobs;
        this.beside = beside;
    }

    /** Pays the wages of an entry: lines on the labor accounts of its divisions. */
    void pay(Entry entry, Stamp stamp) throws IOException {
        for (int i = 0; i < entry.lines(); i++) {
            int account = Integer.parseInt(chart.account(entry.account(i)).code());
            if (CostCodes.typeOf(account) == 2 && account % 100 == 10) {
                division(entry, i, account, stamp);
            }
        }
    }

    private void division(Entry entry, int line, int account, Stamp stamp) throws IOException {
        int branch = entry.branch(line);
        int division = entry.division(line);
        long regular = entry.amount(line);
        beside.crew(branch, division, stamp);
        long overtime = sum(entry, branch, division, account + 5);
        long burden = sum(entry, branch, division, account + 10) + sum(entry, branch, division, account + 15);
        int people = (int) Math.clamp(regular / TWO_WEEKS_CENTS, 1, MOST);
        for (int left = people; left > 0; left--) {
            long own = regular / left;
            long extra = overtime / left;
            long taxes = burden / left;
            regular -= own;
            overtime -= extra;
            burden -= taxes;
            person(branch, division, left, own, extra, taxes, entry, entry.job(line), stamp);
        }
    }

    private long sum(Entry entry, int branch, int division, int account) {
        long sum = 0;
        for (int i = 0; i < entry.lines(); i++) {
            boolean here = entry.branch(i) == branch && entry.division(i) == division;
            sum += here && Integer.parseInt(chart.account(entry.account(i)).code()) == account ? entry.amount(i) : 0;
        }
        return sum;
    }

    private void person(int branch, int division, int place, long regular, long overtime, long burden, Entry entry,
            int job, Stamp stamp)
            throws IOException {
        int employee = (branch * Division.NONE + division) * MOST + place;
        if (!known.get(employee)) {
            known.set(employee);
            sink.row("employ", employee, stamp.at(), "REDACTED", "REDACTED", "000-00-0000",
                    Division.values()[division].title() + " crew", Stamp.subaccount(branch, division), 1,
                    stamp.day().date().minusDays(90), null, Stamp.money(RATE_CENTS), Stamp.money(RATE_CENTS * 3 / 2),
                    Stamp.money(RATE_CENTS * 2));
        }
        record++;
        BigDecimal hours = BigDecimal.valueOf(regular * 100 / RATE_CENTS, 2);
        BigDecimal over = BigDecimal.valueOf(overtime * 100 / (RATE_CENTS * 3 / 2), 2);
        BigDecimal none = Stamp.money(0);
        LocalDate checkDate = stamp.day().date();
        long gross = regular + overtime;
        long deducted = gross * 22 / 100;
        sink.row("payrec", record, stamp.at(), employee, checkDate.minusDays(19), checkDate.minusDays(6),
                entry.document() + "-" + record, checkDate,
                2, hours, over, none, none, none, none, hours.add(over), Stamp.money(regular), Stamp.money(overtime),
                Stamp.money(gross), Stamp.money(deducted), none, Stamp.money(gross - deducted), Stamp.money(burden),
                Stamp.subaccount(branch, division), stamp.entry());
        timeCard(employee, branch, division, hours, regular, over, overtime, job, stamp);
    }

    /** A line a week on a job; five of a hundred regular hours are spent in the yard. */
    private void timeCard(int employee, int branch, int division, BigDecimal hours, long regular, BigDecimal over,
            long overtime, int on,
            Stamp stamp) throws IOException {
        LocalDate first = stamp.day().date().minusDays(17);
        BigDecimal yard = BigDecimal.valueOf(hours.unscaledValue().longValueExact() * 5 / 100, 2);
        BigDecimal half = BigDecimal.valueOf(hours.subtract(yard).unscaledValue().longValueExact() / 2, 2);
        long yardPay = regular * 5 / 100;
        long halfPay = (regular - yardPay) / 2;
        Integer job = on != 0 ? Integer.valueOf(on) : jobs.next(branch, division, stamp);
        line(1, employee, first, job, 1, half, halfPay, branch, division, stamp);
        line(2, employee, first.plusDays(7), on != 0 ? job : jobs.next(branch, division, stamp), 1,
                hours.subtract(yard).subtract(half),
                regular - yardPay - halfPay, branch, division, stamp);
        line(3, employee, first.plusDays(4), null, 1, yard, yardPay, branch, division, stamp);
        if (over.signum() != 0) {
            line(4, employee, first.plusDays(9), job, 2, over, overtime, branch, division, stamp);
        }
    }

    private void line(int number, int employee, LocalDate worked, @Nullable Integer job, int type, BigDecimal hours,
            long pay,
            int branch, int division, Stamp stamp) throws IOException {
        sink.row("tmcdln", record, stamp.at(), number, employee, worked, job == null ? "Yard" : "Crew work", job, 0,
                job == null ? null : new BigDecimal(CostCodes.of(2)), null, type,
                Stamp.money(type == 2 ? RATE_CENTS * 3 / 2 : RATE_CENTS), hours, Stamp.money(pay),
                Stamp.subaccount(branch, division));
    }
}
