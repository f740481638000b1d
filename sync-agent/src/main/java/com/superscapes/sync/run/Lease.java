package com.superscapes.sync.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/**
 * The right to load: a session advisory lock on a connection of its own, so that it ends with the process whatever
 * happens. There is one for the whole warehouse, since one batch after the other becomes visible.
 */
final class Lease implements AutoCloseable {

    private static final String KEY = "hashtextextended('superscapes load', 0)";

    private final Connection connection;

    private Lease(Connection connection) {
        this.connection = connection;
    }

    /** @throws LeaseTaken if another agent holds it longer than {@code wait} */
    static Lease acquire(DataSource database, Duration wait) throws SQLException, LeaseTaken {
        Connection connection = database.getConnection();
        try {
            name(connection);
            if (take(connection, wait)) {
                return new Lease(connection);
            }
            String holder = holder(connection);
            connection.close();
            throw new LeaseTaken(holder);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    private static void name(Connection connection) throws SQLException {
        Sql.call(connection, "select set_config('application_name', ?, false)",
                "sync-agent, process " + ProcessHandle.current().pid());
    }

    private static boolean take(Connection connection, Duration wait) throws SQLException {
        if (tried(connection)) {
            return true;
        }
        if (!wait.isPositive()) {
            return false;
        }
        // The server waits, so nothing polls; its lock time-out ends the wait.
        Sql.call(connection, "select set_config('lock_timeout', ?, false)", wait.toMillis() + "ms");
        try {
            Sql.call(connection, "select pg_advisory_lock(" + KEY + ")");
            return true;
        } catch (SQLException timedOut) {
            if ("55P03".equals(timedOut.getSQLState())) {
                return false;
            }
            throw timedOut;
        }
    }

    private static boolean tried(Connection connection) throws SQLException {
        Long got = Sql.number(connection, "select pg_try_advisory_lock(" + KEY + ")::integer");
        return got != null && got == 1;
    }

    private static String holder(Connection connection) throws SQLException {
        AtomicReference<String> found = new AtomicReference<>("another agent");
        Sql.each(connection, row -> found.set(row.getString(1)), """
                select a.application_name || ' (database process ' || a.pid || ', since '
                    || to_char(a.backend_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC)'
                from pg_locks l join pg_stat_activity a on a.pid = l.pid
                where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                    and l.database = (select oid from pg_database where datname = current_database())
                    and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended('superscapes load', 0)
                """);
        return found.get();
    }

    /** @throws SQLException if the lease was lost meanwhile: the run must not go on */
    void check() throws SQLException {
        Sql.call(connection, "select 1");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
