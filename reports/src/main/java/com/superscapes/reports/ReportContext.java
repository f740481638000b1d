package com.superscapes.reports;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Who takes the report out of the system, and when.
 *
 * @param user      display name, with the role if wanted
 * @param printedAt UTC
 * @param zone      the company's time zone; every time on the report is shown in it
 */
public record ReportContext(String user, Instant printedAt, ZoneId zone) {
}
