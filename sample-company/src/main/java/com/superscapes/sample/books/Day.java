package com.superscapes.sample.books;

import com.superscapes.sample.plan.Plan;
import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * A posting day.
 *
 * @param number days since 1970-01-01
 * @param period 1 to 12, or 13 for year-end entries dated on the last day of the fiscal year
 */
public record Day(LocalDate date, int number, int fiscalYear, int period) {

    /** The ordinary day of a date. */
    public static Day of(LocalDate date) {
        return new Day(date, (int) date.toEpochDay(), Plan.fiscalYear(date), Plan.period(date));
    }

    /** The same day in the adjustment period. */
    public Day adjusting() {
        return new Day(date, number, fiscalYear, 13);
    }

    /** True on Monday to Friday. */
    public boolean isBusiness() {
        return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    /** True on the last day of the month. */
    public boolean isMonthEnd() {
        return date.getDayOfMonth() == date.lengthOfMonth();
    }

    /** True on this day of the month. */
    public boolean isThe(int dayOfMonth) {
        return date.getDayOfMonth() == dayOfMonth;
    }
}
