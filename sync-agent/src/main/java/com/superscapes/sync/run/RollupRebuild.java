package com.superscapes.sync.run;

import com.superscapes.ddl.quality.QualityChecks;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * Sums the rollups anew from all facts and publishes what was wrong with them, as a batch of its own with its checks. In one
 * transaction: whatever ends it leaves nothing.
 */
public final class RollupRebuild {

    /** What stands for the source of such a batch. */
    static final String SOURCE_SYSTEM = "rollups";

    private final DataSource database;
    private final Clock clock;

    public RollupRebuild(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param batch what readers see now; 0 when nothing was wrong and nothing was written
     * @param wrong rows of the rollups
     */
    public record Rebuilt(long batch, long wrong) {
    }

    /**
     * @throws LeaseTaken   if an agent is loading, or left a load that is to be ended first
     * @throws SQLException if the database fails; nothing is changed then
     */
    public Rebuilt run(Duration wait) throws SQLException, LeaseTaken {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            LoadLocks locks = LoadLocks.on(connection);
            locks.enter(wait);
            List<Long> unfinished = new BatchStore(connection, clock).unfinished();
            if (!unfinished.isEmpty()) {
                throw LeaseTaken.unfinished(unfinished.getFirst());
            }
            return rebuilt(connection);
        }
    }

    private Rebuilt rebuilt(Connection connection) throws SQLException {
        long batch = number(connection,
                "insert into ops.batch (source_system, started_at) values (?, ?) returning batch_id", SOURCE_SYSTEM,
                clock.instant());
        long wrong = number(connection, "select ops.rebuild_all_rollups(?)", batch);
        if (wrong == 0) {
            connection.rollback();
            return new Rebuilt(0, 0);
        }
        QualityChecks.runAndKeep(connection, batch, clock);
        Sql.call(connection, "select ops.publish(?)", batch);
        connection.commit();
        return new Rebuilt(batch, wrong);
    }

    private static long number(Connection connection, String sql, Object... values) throws SQLException {
        Long number = Sql.number(connection, sql, values);
        if (number == null) {
            throw new SQLException("no answer to: " + sql);
        }
        return number;
    }
}
