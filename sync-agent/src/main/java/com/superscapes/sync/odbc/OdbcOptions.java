package com.superscapes.sync.odbc;

import java.time.Duration;

/**
 * How a source is read.
 *
 * @param rowsAtOnce rows that one fetch brings, where the driver can
 * @param login      how long connecting may take
 * @param stall      how long a source may say nothing before reading is given up
 */
public record OdbcOptions(int rowsAtOnce, Duration login, Duration stall) {

    public static final OdbcOptions DEFAULT = new OdbcOptions(1_000, Duration.ofSeconds(20), Duration.ofMinutes(5));

    /** The same with another patience. */
    public OdbcOptions with(Duration patience) {
        return new OdbcOptions(rowsAtOnce, login, patience);
    }
}
