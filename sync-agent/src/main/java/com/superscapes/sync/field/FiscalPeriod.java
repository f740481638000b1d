package com.superscapes.sync.field;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A period of a fiscal year.
 *
 * @param year   named by the calendar year in which it ends
 * @param period 1 to 12; 13 is the adjustment period on the year's last day
 */
public record FiscalPeriod(int year, int period) {

    /** The ordinary period of a date, in a year that starts on the first of {@code startMonth}. */
    public static FiscalPeriod of(LocalDate date, int startMonth) {
        int period = Math.floorMod(date.getMonthValue() - startMonth, 12) + 1;
        int year = startMonth > 1 && date.getMonthValue() >= startMonth ? date.getYear() + 1 : date.getYear();
        return new FiscalPeriod(year, period);
    }

    public LocalDate firstDay(int startMonth) {
        return period == 13 ? lastDay(startMonth) : month(startMonth).atDay(1);
    }

    public LocalDate lastDay(int startMonth) {
        return month(startMonth).atEndOfMonth();
    }

    private YearMonth month(int startMonth) {
        YearMonth first = YearMonth.of(startMonth > 1 ? year - 1 : year, startMonth);
        return first.plusMonths(Math.min(period, 12) - 1L);
    }
}
