package com.superscapes.sync.nightly;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.sync.LoadReport;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history of what agents did, in ops.source_run. A run that is going on is known by a lock of its connection, which ends
 * with the process: what a killed agent left open is ended by the next one.
 */
final class SourceRuns {

    private static final Logger LOG = LoggerFactory.getLogger(SourceRuns.class);
    private static final String LOCK = "hashtextextended('superscapes source run ' || run_id, 0)";

    private final DatabaseLogin warehouse;
    private final Clock clock;

    SourceRuns(DatabaseLogin warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /** A run that is going on. */
    record Started(long id, Connection connection) {
    }

    /** @throws SQLException if the warehouse cannot be reached */
    Started start(String source, String command) throws SQLException {
        Connection connection = warehouse.dataSource().getConnection();
        try {
            endKilled(connection);
            return new Started(insert(connection, source, command), connection);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    private void endKilled(Connection connection) throws SQLException {
        try (PreparedStatement end = connection.prepareStatement("""
                update ops.source_run set finished_at = ?, exit_code = 1, message = 'The agent ended before the load did.'
                where finished_at is null and pg_try_advisory_xact_lock(%s)
                """.formatted(LOCK))) {
            end.setTimestamp(1, Timestamp.from(clock.instant()));
            end.executeUpdate();
        }
    }

    private long insert(Connection connection, String source, String command) throws SQLException {
        connection.setAutoCommit(false); // nobody sees it before it is locked
        try (PreparedStatement insert = connection.prepareStatement("""
                with made as (insert into ops.source_run (source_name, command, agent, started_at) values (?, ?, ?, ?) returning run_id)
                select run_id, pg_advisory_lock(%s) from made
                """.formatted(LOCK))) {
            insert.setString(1, source);
            insert.setString(2, command);
            insert.setString(3, agent());
            insert.setTimestamp(4, Timestamp.from(clock.instant()));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                long id = row.getLong(1);
                connection.commit();
                connection.setAutoCommit(true);
                return id;
            }
        }
    }

    private static String agent() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unknown) {
            host = "unknown host";
        }
        return "process " + ProcessHandle.current().pid() + " on " + host;
    }

    /** Records what came of it; over a new connection when the first one was lost. What cannot be recorded is logged. */
    void finish(Started run, SourceOutcome outcome) {
        try (Connection first = run.connection()) {
            finish(first, run.id(), outcome);
        } catch (SQLException lost) {
            try (Connection second = warehouse.dataSource().getConnection()) {
                finish(second, run.id(), outcome);
            } catch (SQLException failed) {
                LOG.warn("The end of run {} of {} could not be recorded: {}", run.id(), outcome.source(),
                        failed.getMessage());
            }
        }
    }

    private void finish(Connection connection, long id, SourceOutcome outcome) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update ops.source_run set finished_at = ?, exit_code = ?, batch_id = nullif(?, 0), message = ? where run_id = ?
                """)) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setInt(2, outcome.exitCode());
            update.setLong(3, published(outcome));
            update.setString(4, outcome.message());
            update.setLong(5, id);
            update.executeUpdate();
        }
    }

    /** The batch that brought the source's rows, or 0 when none did. */
    private static long published(SourceOutcome outcome) {
        LoadReport report = outcome.report();
        return report == null || report.nothingNew() || outcome.exitCode() == SourceOutcome.FAILED
                ? 0
                : report.batchId();
    }
}
