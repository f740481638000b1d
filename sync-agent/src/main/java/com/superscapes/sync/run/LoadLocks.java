package com.superscapes.sync.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Who does what, when several agents load: session advisory locks on the very connection that writes, so that each ends with
 * its holder's last transaction, whatever happens to the process (docs/decisions/0017).
 * <ul>
 * <li>the gate: one at a time decides which batch is loaded, undoes, or recomputes rollups, checks and publishes;</li>
 * <li>a batch: shared by all who load it, so that the last one knows he is;</li>
 * <li>a slice: claimed by the one who loads it.</li>
 * </ul>
 */
final class LoadLocks {

    /** Long enough for a killed agent's last statement to end, short enough not to be taken for hanging. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final String GATE = "superscapes load";
    private static final String LOCK_TIMED_OUT = "55P03";

    private final Connection connection;

    LoadLocks(Connection connection) {
        this.connection = connection;
    }

    /**
     * Makes the server notice within seconds when this process is gone, also in the middle of a statement.
     */
    static LoadLocks on(Connection connection) throws SQLException {
        Sql.call(connection, """
                select set_config('application_name', ?, false), set_config('timezone', 'UTC', false),
                    set_config('client_connection_check_interval', '1s', false)
                """, "sync-agent, process " + ProcessHandle.current().pid());
        connection.commit();
        return new LoadLocks(connection);
    }

    /** @throws LeaseTaken if another agent has it for longer than {@code wait} */
    void enter(Duration wait) throws SQLException, LeaseTaken {
        if (!take(GATE, wait)) {
            throw new LeaseTaken(holder(GATE));
        }
    }

    void leave() throws SQLException {
        release(GATE);
    }

    /** Becomes one of those who load the batch; only under the gate. */
    void join(long batch) throws SQLException {
        Sql.call(connection, "select pg_advisory_lock_shared(hashtextextended(?, 0))", name(batch));
        connection.commit();
    }

    void part(long batch) throws SQLException {
        Sql.call(connection, "select pg_advisory_unlock_shared(hashtextextended(?, 0))", name(batch));
        connection.commit();
    }

    /** True when no other agent loads the batch; only under the gate, so that none can begin to. */
    boolean alone(long batch) throws SQLException {
        boolean alone = tried(name(batch));
        if (alone) {
            release(name(batch));
        }
        return alone;
    }

    /** Waits until nobody loads the batch; not under the gate. @throws LeaseTaken if that takes longer than {@code wait} */
    void awaitEnd(long batch, Duration wait) throws SQLException, LeaseTaken {
        if (!take(name(batch), wait)) {
            throw new LeaseTaken(holder(name(batch)));
        }
        release(name(batch));
    }

    /** True when this agent, and no other, is to load the slice. */
    boolean claim(long file) throws SQLException {
        return tried(slice(file));
    }

    /** Waits until the agent that has claimed the slice is done with it, or gone. */
    void awaitClaim(long file) throws SQLException {
        Sql.call(connection, "select pg_advisory_lock(hashtextextended(?, 0))", slice(file));
        connection.commit();
    }

    void release(long file) throws SQLException {
        release(slice(file));
    }

    private static String name(long batch) {
        return "superscapes batch " + batch;
    }

    private static String slice(long file) {
        return "superscapes slice " + file;
    }

    private boolean tried(String lock) throws SQLException {
        Long got = Sql.number(connection, "select pg_try_advisory_lock(hashtextextended(?, 0))::integer", lock);
        connection.commit();
        return got != null && got == 1;
    }

    private void release(String lock) throws SQLException {
        Sql.call(connection, "select pg_advisory_unlock(hashtextextended(?, 0))", lock);
        connection.commit();
    }

    private boolean take(String lock, Duration wait) throws SQLException {
        if (tried(lock)) {
            return true;
        }
        // The server waits, so nothing polls; its lock time-out ends the wait.
        Duration longest = wait.compareTo(PATIENCE) < 0 ? PATIENCE : wait;
        Sql.call(connection, "select set_config('lock_timeout', ?, false)", longest.toMillis() + "ms");
        connection.commit();
        boolean taken = waited(lock);
        Sql.call(connection, "select set_config('lock_timeout', '0', false)");
        connection.commit();
        return taken;
    }

    private boolean waited(String lock) throws SQLException {
        try {
            Sql.call(connection, "select pg_advisory_lock(hashtextextended(?, 0))", lock);
            connection.commit();
            return true;
        } catch (SQLException timedOut) {
            if (!LOCK_TIMED_OUT.equals(timedOut.getSQLState())) {
                throw timedOut;
            }
            connection.rollback();
            return false;
        }
    }

    private String holder(String lock) throws SQLException {
        AtomicReference<String> found = new AtomicReference<>("another agent");
        Sql.each(connection, row -> found.set(row.getString(1)), """
                select a.application_name || ' (database process ' || a.pid || ', since '
                    || to_char(a.backend_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC)'
                from pg_locks l join pg_stat_activity a on a.pid = l.pid
                where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                    and l.database = (select oid from pg_database where datname = current_database())
                    and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended(?, 0)
                """, lock);
        connection.commit();
        return found.get();
    }
}
