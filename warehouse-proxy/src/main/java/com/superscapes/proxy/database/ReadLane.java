package com.superscapes.proxy.database;

import com.superscapes.ddl.RoleNames;
import com.superscapes.proxy.cancel.RunningRequest;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.session.Caller;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The lane of fixed SQL: one transaction per request that sets its time-outs, the sealed claim and, last, the role in one
 * round trip, reads, and rolls back.
 */
public final class ReadLane {

    private static final String ENTER = "select set_config('statement_timeout', ?, true),"
            + " set_config('lock_timeout', '1s', true), set_config('idle_in_transaction_session_timeout', '10s', true),"
            + " set_config('row_security', 'on', true), set_config('TimeZone', 'UTC', true),"
            + " set_config('search_path', 'pg_catalog, pg_temp', true), set_config('jit', 'off', true),"
            + " set_config('superscapes.as_of_batch', ?, true), set_config('superscapes.claim', ?, true),"
            + " set_config('role', ?, true); select batch_id, published_at from semantic.batch";

    private final Jdbi jdbi;
    private final Seals seals;
    private final RoleNames roles;
    private final String timeout;
    private final @Nullable Retries retries;

    /** @param retries null for a lane whose work answers while it reads, so that nothing may be read twice */
    public ReadLane(Lane lane, Seals seals, RoleNames roles, @Nullable Retries retries) {
        this.jdbi = Jdbi.create(lane);
        jdbi.registerArrayType(String.class, "text");
        jdbi.registerArrayType(Integer.class, "integer");
        // Transactions end by the rollback below, not by Jdbi's begin and commit.
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        this.seals = seals;
        this.roles = roles;
        this.timeout = lane.timeout().toMillis() + "ms";
        this.retries = retries;
    }

    /**
     * Reads as the caller.
     *
     * @param asOfBatch an earlier published batch, or null for the current one
     * @param work      collects and answers nobody, unless the lane never reads twice
     * @throws ApiException not found when there is no such batch
     */
    public <T> T read(Caller caller, @Nullable Long asOfBatch, Function<Snapshot, T> work) {
        return retries == null
                ? attempt(caller, asOfBatch, work)
                : retries.reading(() -> sealed(() -> attempt(caller, asOfBatch, work)));
    }

    private <T> T sealed(Supplier<T> attempt) {
        int seal = seals.current();
        try {
            return attempt.get();
        } catch (RuntimeException failed) {
            if (!DatabaseFailures.sealRefused(failed)) {
                throw failed;
            }
            seals.renew(seal);
            return attempt.get();
        }
    }

    private <T> T attempt(Caller caller, @Nullable Long asOfBatch, Function<Snapshot, T> work) {
        return jdbi.withHandle(handle -> RunningRequest.reading(handle.getConnection(),
                () -> inRole(handle, caller, asOfBatch, work)));
    }

    private <T> T inRole(Handle handle, Caller caller, @Nullable Long asOfBatch, Function<Snapshot, T> work) {
        T result;
        try {
            result = work.apply(entered(handle, caller, asOfBatch));
        } catch (RuntimeException failed) {
            abandon(handle, failed);
            throw failed;
        }
        handle.rollback();
        return result;
    }

    private Snapshot entered(Handle handle, Caller caller, @Nullable Long asOfBatch) {
        Snapshot snapshot;
        try {
            snapshot = enter(handle, caller, asOfBatch);
        } catch (SQLException failed) {
            throw new ConnectionException(failed);
        }
        boolean published = snapshot.publishedAt() != null && asOfBatch != null && asOfBatch == snapshot.batch();
        if (asOfBatch != null && !published) {
            throw ApiException.notFound("There is no published batch " + asOfBatch + ".");
        }
        return snapshot;
    }

    // A connection that broke can't be rolled back either; what broke it is what counts.
    private static void abandon(Handle handle, Throwable failed) {
        try {
            handle.rollback();
        } catch (JdbiException gone) {
            failed.addSuppressed(gone);
        }
    }

    // Both statements of it travel together: a round trip costs more than either.
    private Snapshot enter(Handle handle, Caller caller, @Nullable Long asOfBatch) throws SQLException {
        Connection connection = handle.getConnection();
        int backend = connection.unwrap(PGConnection.class).getBackendPID();
        try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
            statement.setString(1, timeout);
            statement.setString(2, asOfBatch == null ? "" : asOfBatch.toString());
            statement.setString(3, seals.seal(caller, backend));
            statement.setString(4, roles.reading(caller.role().databaseName()));
            statement.execute();
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                OffsetDateTime published = row.getObject(2, OffsetDateTime.class);
                return new Snapshot(handle, caller, row.getLong(1), published == null ? null : published.toInstant());
            }
        }
    }
}
