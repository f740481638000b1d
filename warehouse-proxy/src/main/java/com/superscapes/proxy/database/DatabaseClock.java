package com.superscapes.proxy.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/**
 * The database's time, carried on between looks by a counter that nobody sets. The database judges by its own clock until when a
 * claim holds, so this server's clock may be wrong or be set without anybody losing their figures.
 */
public final class DatabaseClock implements InstantSource {

    private final DataSource database;
    private volatile Seen seen;

    private record Seen(Instant time, long nanos) {
    }

    /** Looks at once. */
    public DatabaseClock(DataSource database) throws SQLException {
        this.database = database;
        this.seen = look();
    }

    /** Looks again. */
    public void set() throws SQLException {
        seen = look();
    }

    private Seen look() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_catalog.clock_timestamp()")) {
            row.next();
            return new Seen(row.getObject(1, OffsetDateTime.class).toInstant(), System.nanoTime());
        }
    }

    @Override
    public Instant instant() {
        Seen last = seen;
        return last.time().plusNanos(System.nanoTime() - last.nanos());
    }
}
