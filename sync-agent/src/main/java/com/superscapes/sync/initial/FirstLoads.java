package com.superscapes.sync.initial;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The first loads of a batch, one open at a time: begun, ended with indexes over several connections, attached. */
public final class FirstLoads implements AutoCloseable {

    private static final int INDEXERS = 2;

    private final DataSource database;
    private final Connection connection;
    private final long batch;
    private @Nullable FirstLoad open;

    /** @param connection the run's own, without auto-commit */
    public FirstLoads(DataSource database, Connection connection, long batch) {
        this.database = database;
        this.connection = connection;
        this.batch = batch;
    }

    /**
     * The source's first load, begun in the connection's transaction, or null when the warehouse has lines of it already.
     * Other agents of the batch may fill the same tables.
     */
    public @Nullable FirstLoad of(int sourceKey, String sourceSystem) throws SQLException {
        FirstLoad now = open;
        if (now != null && now.sourceKey() == sourceKey) {
            return now;
        }
        if (now != null) {
            now.close();
            open = null;
        }
        if (!ask(connection, "select ops.begin_first_load(?, ?)", sourceKey)) {
            return null;
        }
        open = new FirstLoad(connection, batch, sourceKey, sourceSystem);
        return open;
    }

    /**
     * Ends every first load of the batch, those of an earlier, killed run too; commits. No agent may be filling them any more,
     * and only one ends them.
     */
    public void endAll() throws SQLException {
        close();
        open = null;
        for (int filling : filling()) {
            index(filling);
            run(connection, "select ops.attach_first_load(?, ?)", filling, null);
            connection.commit();
        }
    }

    /** Those of an earlier, killed run of the batch too. */
    private List<Integer> filling() throws SQLException {
        List<Integer> sources = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select l.source_key from ops.first_load l where l.batch_id = ? and l.month is null and l.state <> 'attached'")) {
            statement.setLong(1, batch);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sources.add(rows.getInt(1));
                }
            }
        }
        connection.commit();
        return sources;
    }

    /** Keys and months side by side; doubled keys are settled in between. */
    private void index(int sourceKey) throws SQLException {
        Queue<LocalDate> months = new ConcurrentLinkedQueue<>(MonthTables.made(connection, batch, sourceKey));
        connection.commit();
        boolean single;
        try (ExecutorService threads = Executors.newFixedThreadPool(INDEXERS)) {
            Future<Boolean> keys = threads.submit(() -> indexKeys(sourceKey, months));
            Future<Boolean> others = threads.submit(() -> indexMonths(sourceKey, months));
            single = await(keys);
            await(others);
        }
        if (!single) {
            run(connection, "select ops.settle_doubled_keys(?, ?)", sourceKey, null);
            connection.commit();
            single = ask(connection, "select ops.index_first_keys(?, ?)", sourceKey);
            connection.commit();
        }
        if (!single) {
            throw new SQLException("keys of source " + sourceKey + " are doubled");
        }
    }

    private boolean indexKeys(int sourceKey, Queue<LocalDate> months) throws SQLException {
        boolean single;
        try (Connection own = database.getConnection()) {
            single = ask(own, "select ops.index_first_keys(?, ?)", sourceKey);
        }
        return indexMonths(sourceKey, months) && single;
    }

    private boolean indexMonths(int sourceKey, Queue<LocalDate> months) throws SQLException {
        try (Connection own = database.getConnection()) {
            for (LocalDate month = months.poll(); month != null; month = months.poll()) {
                run(own, "select ops.index_first_month(?, ?, ?)", sourceKey, month);
            }
        }
        return true;
    }

    private static boolean await(Future<Boolean> each) throws SQLException {
        try {
            return each.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SQLException refused) {
                throw refused;
            }
            throw new IllegalStateException("indexes could not be built", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while indexes were built", interrupted);
        }
    }

    private void run(Connection on, String function, int sourceKey, @Nullable LocalDate month) throws SQLException {
        try (PreparedStatement statement = on.prepareStatement(function)) {
            statement.setLong(1, batch);
            statement.setInt(2, sourceKey);
            if (month != null) {
                statement.setObject(3, month);
            }
            statement.execute();
        }
    }

    private boolean ask(Connection on, String function, int sourceKey) throws SQLException {
        try (PreparedStatement statement = on.prepareStatement(function)) {
            statement.setLong(1, batch);
            statement.setInt(2, sourceKey);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }

    @Override
    public void close() {
        FirstLoad now = open;
        if (now != null) {
            now.close();
        }
    }
}
