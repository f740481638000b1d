package com.superscapes.reports.format;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as a reader sees them: in the company's zone, with the zone named. */
public final class Times {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MMM d, uuuu HH:mm z", Locale.US);

    private Times() {
    }

    /** For example "Nov 21, 2026 02:14 CST". */
    public static String minute(Instant instant, ZoneId zone) {
        return MINUTE.format(instant.atZone(zone));
    }
}
