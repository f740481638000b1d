package com.superscapes.proxy.database;

import com.superscapes.api.error.ErrorCode;
import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.claim.ClaimSealer;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.session.Caller;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The lane of fixed SQL: one transaction per request that sets its time-outs, the sealed claim and, last, the role in one
 * round trip, reads, and rolls back. A fair queue stands before the pool, since virtual threads know no limit.
 */
public final class ReadLane {

    private static final long QUEUE_WAIT_MILLIS = 1_000;
    private static final int QUEUE_PER_CONNECTION = 4;
    private static final String ENTER = "select set_config('statement_timeout', '15s', true),"
            + " set_config('lock_timeout', '1s', true), set_config('idle_in_transaction_session_timeout', '10s', true),"
            + " set_config('row_security', 'on', true), set_config('TimeZone', 'UTC', true),"
            + " set_config('search_path', 'pg_catalog, pg_temp', true), set_config('jit', 'off', true),"
            + " set_config('superscapes.as_of_batch', ?, true), set_config('superscapes.claim', ?, true),"
            + " set_config('role', ?, true); select batch_id, published_at from semantic.batch";

    private final Jdbi jdbi;
    private final ClaimSealer sealer;
    private final String login;
    private final RoleNames roles;
    private final Semaphore connections;
    private final int queue;

    public ReadLane(DataSource pool, int size, ClaimSealer sealer, String login, RoleNames roles) {
        this.jdbi = Jdbi.create(pool);
        jdbi.registerArrayType(String.class, "text");
        jdbi.registerArrayType(Integer.class, "integer");
        // Transactions end by the rollback below, not by Jdbi's begin and commit.
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        this.sealer = sealer;
        this.login = login;
        this.roles = roles;
        this.connections = new Semaphore(size, true);
        this.queue = size * QUEUE_PER_CONNECTION;
    }

    /**
     * Reads as the caller.
     *
     * @param asOfBatch an earlier published batch, or null for the current one
     * @throws ApiException not found when there is no such batch; unavailable when every connection stays busy
     */
    public <T> T read(Caller caller, @Nullable Long asOfBatch, Function<Snapshot, T> work) {
        takeTurn();
        try {
            return jdbi.withHandle(handle -> inRole(handle, caller, asOfBatch, work));
        } finally {
            connections.release();
        }
    }

    private void takeTurn() {
        try {
            if (connections.getQueueLength() < queue
                    && connections.tryAcquire(QUEUE_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new ApiException(ErrorCode.UNAVAILABLE, "The server is busy. Try again in a second.", null);
    }

    private <T> T inRole(Handle handle, Caller caller, @Nullable Long asOfBatch, Function<Snapshot, T> work) {
        try {
            Snapshot snapshot = enter(handle, caller, asOfBatch);
            boolean published = snapshot.publishedAt() != null && asOfBatch != null && asOfBatch == snapshot.batch();
            if (asOfBatch != null && !published) {
                throw ApiException.notFound("There is no published batch " + asOfBatch + ".");
            }
            return work.apply(snapshot);
        } catch (SQLException failed) {
            throw new ConnectionException(failed);
        } finally {
            handle.rollback();
        }
    }

    // Both statements of it travel together: a round trip costs more than either.
    private Snapshot enter(Handle handle, Caller caller, @Nullable Long asOfBatch) throws SQLException {
        Connection connection = handle.getConnection();
        int backend = connection.unwrap(PGConnection.class).getBackendPID();
        try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
            statement.setString(1, asOfBatch == null ? "" : asOfBatch.toString());
            statement.setString(2, claim(caller, backend));
            statement.setString(3, roles.reading(caller.role().databaseName()));
            statement.execute();
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                OffsetDateTime published = row.getObject(2, OffsetDateTime.class);
                return new Snapshot(handle, caller, row.getLong(1), published == null ? null : published.toInstant());
            }
        }
    }

    private String claim(Caller caller, int backend) throws SQLException {
        if (caller.divisions() != null) {
            return sealer.seal(backend, login, caller.branchKeys(), caller.divisionKeys());
        }
        return sealer.seal(backend, login, caller.branches() == null ? null : caller.branchKeys());
    }
}
