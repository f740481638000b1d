package com.superscapes.proxy.database;

import java.time.Duration;

/**
 * The lanes of a server. Each has connections of its own, so that none starves another.
 *
 * @param reports what people wait for on a screen
 * @param exports large results
 * @param records sign-in, sessions and the audit log
 */
public record Lanes(LaneSettings reports, LaneSettings exports, LaneSettings records) {

    /** For one server beside a database of any size. */
    public static final Lanes STANDARD = new Lanes(new LaneSettings("reports", 8, 64, Duration.ofSeconds(15)),
            new LaneSettings("exports", 2, 8, Duration.ofSeconds(120)),
            new LaneSettings("records", 4, 64, Duration.ofSeconds(5)));

    /** Of all lanes together: what the database must have room for. */
    public int connections() {
        return reports.connections() + exports.connections() + records.connections();
    }

    /** The same with another lane for reports. */
    public Lanes withReports(LaneSettings lane) {
        return new Lanes(lane, exports, records);
    }

    /** The same with another lane for exports. */
    public Lanes withExports(LaneSettings lane) {
        return new Lanes(reports, lane, records);
    }

    /** The same with another lane for sign-in and the audit log. */
    public Lanes withRecords(LaneSettings lane) {
        return new Lanes(reports, exports, lane);
    }
}
