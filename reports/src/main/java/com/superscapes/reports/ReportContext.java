package com.superscapes.reports;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Who takes the report out of the system, and when.
 *
 * @param user      display name, with the role if wanted
 * @param printedAt UTC
 * @param zone      the company's time zone; every time on the report is shown in it
 * @param requestId of the request that the server wrote the report for, as in its audit log; null for what the client writes
 */
public record ReportContext(String user, Instant printedAt, ZoneId zone, @Nullable String requestId) {

    /** For what the client writes. */
    public ReportContext(String user, Instant printedAt, ZoneId zone) {
        this(user, printedAt, zone, null);
    }
}
