package com.superscapes.sync.serve;

import com.superscapes.ddl.server.DatabaseLogin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of several agents serves: a session advisory lock, which ends with the connection and so with the process, whatever
 * happens to it. The others wait in the database, not in a loop.
 */
final class Lease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final String LOCK = "hashtextextended('superscapes serve', 0)";
    private static final int LOOK_SECONDS = 5;

    private final DatabaseLogin warehouse;
    private @Nullable Connection connection;
    private @Nullable Statement waiting;
    private boolean closed;

    Lease(DatabaseLogin warehouse) {
        this.warehouse = warehouse;
    }

    /** Waits until it is this agent's. @throws SQLException if the warehouse fails, or the lease is closed meanwhile */
    void take() throws SQLException {
        try (PreparedStatement lock = opened().prepareStatement("select pg_advisory_lock(" + LOCK + ")")) {
            waitWith(lock);
            lock.execute();
        } finally {
            waitWith(null);
        }
        release();
    }

    private synchronized Connection opened() throws SQLException {
        end();
        if (closed) {
            throw new SQLException("the agent is being stopped");
        }
        Connection opened = warehouse.dataSource().getConnection();
        connection = opened;
        try (PreparedStatement setting = opened.prepareStatement(
                "select set_config('application_name', ?, false), set_config('client_connection_check_interval', '1s', false)")) {
            setting.setString(1, "sync-agent serve, process " + ProcessHandle.current().pid());
            setting.execute();
        }
        return opened;
    }

    private synchronized void waitWith(@Nullable Statement statement) throws SQLException {
        waiting = statement;
        if (closed && statement != null) {
            throw new SQLException("the agent is being stopped");
        }
    }

    /** A load that an agent was doing when it ended is to be done now: it held the lease, so nobody does it any more. */
    private void release() throws SQLException {
        Connection held = connection;
        if (held != null) {
            try (Statement free = held.createStatement()) {
                free.execute(
                        "update ops.scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null, version = version + 1 where picked");
            }
        }
    }

    /** True while it is this agent's. */
    synchronized boolean held() {
        Connection held = connection;
        try {
            if (held == null || !held.isValid(LOOK_SECONDS)) {
                return false;
            }
            try (Statement look = held.createStatement(); ResultSet row = look.executeQuery("""
                    select exists (select from pg_locks l where l.pid = pg_backend_pid() and l.locktype = 'advisory' and l.granted
                        and (l.classid::bigint << 32 | l.objid::bigint) = %s)
                    """.formatted(LOCK))) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException lost) {
            return false;
        }
    }

    private void end() {
        Connection held = connection;
        connection = null;
        if (held != null) {
            try {
                held.close();
            } catch (SQLException lost) {
                LOG.debug("The lease's connection was lost already", lost);
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        Statement statement = waiting;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException lost) {
                LOG.debug("The wait for the lease has ended already", lost);
            }
        }
        end();
    }
}
