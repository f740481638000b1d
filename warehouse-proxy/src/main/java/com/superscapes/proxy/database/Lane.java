package com.superscapes.proxy.database;

import com.superscapes.ddl.server.DatabaseLogin;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections for one kind of work. A fair queue stands before the pool, since virtual threads know no limit; a circuit breaker
 * refuses at once while the database is away.
 */
public final class Lane extends HikariDataSource {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final long LONGEST_WAIT_MILLIS = 1_000;
    private static final int PROBE_WAITS = 3;

    private final LaneSettings settings;
    private final CircuitBreaker breaker;
    private final Semaphore turns;
    private final AtomicLong refused = new AtomicLong();

    private Lane(LaneSettings settings, HikariConfig pool) {
        super(pool);
        this.settings = settings;
        this.breaker = Breakers.of(settings.name(), System::nanoTime);
        this.turns = new Semaphore(settings.connections(), true);
    }

    /** For reading: read-only, repeatable read, never committed. */
    public static Lane reading(DatabaseLogin login, LaneSettings settings) {
        return new Lane(settings, Pools.reading(login, settings));
    }

    /** For sign-in and audit, through definer functions only. */
    public static Lane writing(DatabaseLogin login, LaneSettings settings) {
        return new Lane(settings, Pools.writing(login, settings));
    }

    /**
     * A connection, given back by closing it.
     *
     * @throws LaneBusyException               when none is free within a second
     * @throws SQLTransientConnectionException when the database can't be reached, or could not a moment ago
     */
    @Override
    public Connection getConnection() throws SQLException {
        takeTurn();
        try {
            return connected();
        } catch (SQLException | RuntimeException failed) {
            turns.release();
            throw failed;
        }
    }

    private void takeTurn() throws LaneBusyException {
        try {
            boolean place = turns.getQueueLength() < settings.queue();
            if (turns.tryAcquire(place ? LONGEST_WAIT_MILLIS : 0, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        refused.incrementAndGet();
        throw new LaneBusyException(settings.name());
    }

    private Connection connected() throws SQLException {
        if (!breaker.tryAcquirePermission()) {
            refused.incrementAndGet();
            throw new SQLTransientConnectionException("The database was away a moment ago", "08001");
        }
        long start = System.nanoTime();
        try {
            Connection connection = pooled(breaker.getState() == CircuitBreaker.State.HALF_OPEN ? PROBE_WAITS : 1);
            return Lease.of(connection, broken -> ended(start, broken));
        } catch (SQLException | RuntimeException failed) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, failed);
            throw failed;
        }
    }

    // After an outage the pool looks for the database every five seconds. A probe that gave up before would judge the pool.
    private Connection pooled(int waits) throws SQLException {
        for (int left = waits; left > 1; left--) {
            try {
                return super.getConnection();
            } catch (SQLTransientConnectionException notYet) {
                LOG.debug("The lane {} waits on for its pool", settings.name(), notYet);
            }
        }
        return super.getConnection();
    }

    private void ended(long start, boolean broken) {
        long took = System.nanoTime() - start;
        turns.release();
        if (broken) {
            breaker.onError(took, TimeUnit.NANOSECONDS, new SQLTransientConnectionException("The connection broke"));
            // What broke one broke those that rest, too: requests must not find that out one by one.
            getHikariPoolMXBean().softEvictConnections();
        } else {
            breaker.onSuccess(took, TimeUnit.NANOSECONDS);
        }
    }

    /** For metrics and the database's list of connections. */
    public String name() {
        return settings.name();
    }

    /** Of one statement. */
    public Duration timeout() {
        return settings.timeout();
    }

    /** Connections at work. */
    int busy() {
        return settings.connections() - turns.availablePermits();
    }

    /** Requests that wait for a connection. */
    int waiting() {
        return turns.getQueueLength();
    }

    /** Requests turned away since the start. */
    long refused() {
        return refused.get();
    }

    /** True while the database counts as away. */
    boolean open() {
        return breaker.getState() != CircuitBreaker.State.CLOSED;
    }
}
