package com.superscapes.sample.plan;

import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;
import java.time.LocalDate;

/**
 * The company's size, mix and cost rates, and what chance makes of them month by month. Amounts are cents, rates parts
 * per million of revenue. Everything here depends on the seed alone, never on the number of lines.
 */
public final class Plan {

    /** Rates by division, of revenue: labor, materials, subcontractors, equipment charged, disposal and permits. */
    private static final long[][] RATES = {{268_000, 68_000, 48_000, 78_000, 13_000},
            {222_000, 215_000, 50_000, 60_000, 14_000}, {170_000, 248_000, 148_000, 62_000, 20_000},
            {242_000, 196_000, 38_000, 50_000, 9_000}, {190_000, 142_000, 215_000, 88_000, 8_000}};

    private static final long[] MIX = {405_000, 168_000, 247_000, 82_000, 98_000};

    private final long seed;

    public Plan(long seed) {
        this.seed = seed;
    }

    /** The company's planned revenue of a fiscal year, in cents. */
    public static long annualRevenue(int fiscalYear) {
        return switch (fiscalYear) {
            case 2023 -> 91_500_000_00L;
            case 2024 -> 97_000_000_00L;
            case 2025 -> 103_500_000_00L;
            default -> 110_000_000_00L;
        };
    }

    /** Planned revenue of a branch and division in a calendar month of a fiscal year. */
    public static long plannedRevenue(Branch branch, Division division, int fiscalYear, int month) {
        long share = division == Division.SNOW ? branch.snowShare() : branch.share();
        long year = Dice.part(Dice.part(annualRevenue(fiscalYear), MIX[division.ordinal()]), share);
        return Dice.part(year, Season.share(branch, division, month));
    }

    /** Revenue earned in a month: the plan, the year's trend of the division and branch, and the month's luck. */
    public long earnedRevenue(Branch branch, Division division, LocalDate month) {
        int year = fiscalYear(month);
        long planned = plannedRevenue(branch, division, year, month.getMonthValue());
        long trend = Dice.of(seed, 11, year, branch.index() * 8L + division.ordinal()).around(60_000);
        long luck = Dice.of(seed, 12, month.toEpochDay(), branch.index() * 8L + division.ordinal()).around(75_000);
        return Dice.part(Dice.part(Dice.part(planned, trend), luck), winter(division, year));
    }

    /** Snow follows the winter: a mild one, a hard one, a usual one. */
    private static long winter(Division division, int fiscalYear) {
        if (division != Division.SNOW) {
            return Dice.WHOLE;
        }
        return fiscalYear == 2024 ? 840_000 : fiscalYear == 2025 ? 1_160_000 : 1_010_000;
    }

    /** The planned rate of a direct cost, in parts per million of revenue. */
    public static long plannedRate(Cost cost, Division division) {
        return RATES[division.ordinal()][cost.ordinal()];
    }

    /** The rate a branch really has in a month. */
    public long rate(Cost cost, Branch branch, Division division, LocalDate month) {
        long luck = Dice.of(seed, 13 + cost.ordinal(), month.toEpochDay(), branch.index() * 8L + division.ordinal())
                .around(60_000);
        return Dice.part(Dice.part(plannedRate(cost, division), branch.efficiency()), luck);
    }

    /** A monthly cost that varies by chance: {@code tag} names the cost. */
    public long monthly(long cents, long tag, LocalDate month) {
        return Dice.part(cents, Dice.of(seed, 40, month.toEpochDay(), tag).around(90_000));
    }

    /** The fiscal year of a date: it starts on 1 November and is named by the year it ends in. */
    public static int fiscalYear(LocalDate date) {
        return date.getMonthValue() >= 11 ? date.getYear() + 1 : date.getYear();
    }

    /** The period of a date: 1 for November to 12 for October. */
    public static int period(LocalDate date) {
        return (date.getMonthValue() + 1) % 12 + 1;
    }

    /** The calendar month of a period. */
    public static int month(int period) {
        return (period + 9) % 12 + 1;
    }
}
