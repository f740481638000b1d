package com.superscapes.sync.field;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a company's fiscal years are cut into twelve periods, as ops.ensure_fiscal_periods does in the warehouse; period 13, for
 * adjustments, is the year's last day. A year is named by the calendar year that its last month is in.
 *
 * @param startMonth 1 to 12: the year begins on the first of this month, or by weeks near it
 * @param weeks      weeks of the three periods of a quarter, such as 4-4-5; null when periods are calendar months
 * @param weekEndsOn by weeks, the year ends on such a weekday: the last of its last month
 * @param nearest    by weeks, the weekday nearest the month's end instead of the last one in it
 */
public record FiscalCalendar(int startMonth, @Nullable String weeks, DayOfWeek weekEndsOn, boolean nearest) {

    /** The ways to cut a quarter of thirteen weeks. */
    public static final List<String> WEEKS = List.of("4-4-5", "4-5-4", "5-4-4");

    private static final Map<String, int[]> WEEKS_BEFORE = Map.of("4-4-5", new int[]{0, 4, 8}, "4-5-4",
            new int[]{0, 4, 9}, "5-4-4", new int[]{0, 5, 9});
    private static final int WEEKS_A_QUARTER = 13;

    public FiscalCalendar {
        if (weeks != null && !WEEKS.contains(weeks)) {
            throw new IllegalArgumentException("There is no calendar of " + weeks + " weeks.");
        }
    }

    /** Calendar months, the first of them {@code startMonth}. */
    public static FiscalCalendar months(int startMonth) {
        return new FiscalCalendar(startMonth, null, DayOfWeek.SATURDAY, false);
    }

    /** The ordinary period of a date. */
    public FiscalPeriod of(LocalDate date) {
        FiscalPeriod byMonths = FiscalPeriod.of(date, startMonth);
        if (weeks == null) {
            return byMonths;
        }
        int year = byMonths.year();
        while (date.isBefore(start(year))) {
            year--;
        }
        while (!date.isBefore(start(year + 1))) {
            year++;
        }
        return new FiscalPeriod(year, period((int) ChronoUnit.WEEKS.between(start(year), date)));
    }

    private int period(int week) {
        int period = 12; // a 53rd week is the last period's
        while (weeksBefore(period) > week) {
            period--;
        }
        return period;
    }

    public LocalDate firstDay(FiscalPeriod of) {
        return weeks == null
                ? of.firstDay(startMonth)
                : of.period() == 13 ? lastDay(of) : start(of.year()).plusWeeks(weeksBefore(of.period()));
    }

    public LocalDate lastDay(FiscalPeriod of) {
        return weeks == null
                ? of.lastDay(startMonth)
                : of.period() >= 12
                        ? start(of.year() + 1).minusDays(1)
                        : start(of.year()).plusWeeks(weeksBefore(of.period() + 1)).minusDays(1);
    }

    private int weeksBefore(int period) {
        return (period - 1) / 3 * WEEKS_A_QUARTER + WEEKS_BEFORE.getOrDefault(weeks, new int[3])[(period - 1) % 3];
    }

    private LocalDate start(int year) {
        LocalDate month = new FiscalPeriod(year, 1).firstDay(startMonth);
        int over = Math.floorMod(month.minusDays(1).getDayOfWeek().getValue() - weekEndsOn.getValue(), 7);
        return month.minusDays(over).plusWeeks(nearest && over > 3 ? 1 : 0);
    }
}
