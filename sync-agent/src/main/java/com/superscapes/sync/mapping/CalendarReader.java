package com.superscapes.sync.mapping;

import com.superscapes.sync.field.FiscalCalendar;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a company's fiscal calendar: {@code fiscalYearStart}, and of years by weeks how they are cut and when they end. */
public final class CalendarReader {

    private CalendarReader() {
    }

    /** @throws BadMapping for a month, pattern or weekday that there is not */
    public static FiscalCalendar read(Keys keys) {
        String start = keys.text("fiscalYearStart");
        String weeks = keys.text("fiscalWeeks");
        String weekday = keys.text("weekEndsOn");
        String ends = keys.text("yearEnds");
        if (start != null && !start.matches("[1-9]|1[0-2]")) {
            throw keys.bad("fiscalYearStart", "the fiscal year starts in a month from 1 to 12");
        }
        if (weeks != null && !FiscalCalendar.WEEKS.contains(weeks)) {
            throw keys.bad("fiscalWeeks",
                    "the weeks of a quarter's periods are one of " + String.join(", ", FiscalCalendar.WEEKS));
        }
        if (weeks == null && (weekday != null || ends != null)) {
            throw keys.bad(weekday == null ? "yearEnds" : "weekEndsOn",
                    "this belongs to years by weeks; write 'fiscalWeeks' too");
        }
        if (ends != null && !ends.equals("last") && !ends.equals("nearest")) {
            throw keys.bad("yearEnds",
                    "the year ends on the 'last' such weekday of its last month, or on the one 'nearest' its end");
        }
        return new FiscalCalendar(start == null ? 1 : Integer.parseInt(start), weeks, weekday(keys, weekday),
                "nearest".equals(ends));
    }

    private static DayOfWeek weekday(Keys keys, @Nullable String name) {
        return name == null
                ? DayOfWeek.SATURDAY
                : Arrays.stream(DayOfWeek.values()).filter(day -> day.name().equals(name.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> keys.bad("weekEndsOn", "'" + name + "' is no weekday such as saturday"));
    }
}
