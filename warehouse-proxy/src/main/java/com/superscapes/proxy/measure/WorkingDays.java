package com.superscapes.proxy.measure;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Monday to Friday; holidays are not known. */
final class WorkingDays {

    private WorkingDays() {
    }

    /** Both days included; 0 when the range is empty. */
    static int between(LocalDate first, LocalDate last) {
        int days = 0;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            days += working(day) ? 1 : 0;
        }
        return days;
    }

    /** The day that completes this many working days from {@code first}; {@code last} when there are fewer. */
    static LocalDate after(LocalDate first, int count, LocalDate last) {
        int days = 0;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            days += working(day) ? 1 : 0;
            // The weekend after the last working day counts with it, so that what is posted on it is not lost.
            if (days == count && (day.equals(last) || working(day.plusDays(1)))) {
                return day;
            }
        }
        return last;
    }

    private static boolean working(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
