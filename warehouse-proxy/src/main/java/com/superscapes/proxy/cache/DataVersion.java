package com.superscapes.proxy.cache;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Which state the data is in, asked for once in a while and never by two at once. While the warehouse is away one asks and the
 * others know at once.
 */
public final class DataVersion {

    private static final long LONGEST_WAIT_MILLIS = 2_000;
    private static final long AWAY_NANOS = Duration.ofSeconds(3).toNanos();
    private static final long ASKED_BY_ONE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Supplier<String> warehouse;
    private final long known;
    private final LongSupplier nanos;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Known last;

    /** Either the version, of when it was asked for, or why there is none, of when that was known. */
    private record Known(@Nullable String version, @Nullable RuntimeException failure, long at) {

        String get() {
            if (version == null) {
                throw failure == null ? new IllegalStateException("Neither a version nor a failure") : failure;
            }
            return version;
        }
    }

    /** As the database knows it. */
    public static DataVersion of(DataSource writing, Duration known) {
        Jdbi jdbi = Jdbi.create(writing);
        return new DataVersion(() -> jdbi.withHandle(handle -> handle.createQuery("select security.data_version()")
                .mapTo(String.class).one()), known, System::nanoTime);
    }

    /** @param nanos a clock that can't be set back */
    public DataVersion(Supplier<String> warehouse, Duration known, LongSupplier nanos) {
        this.warehouse = warehouse;
        this.known = known.toNanos();
        this.nanos = nanos;
    }

    /** @throws RuntimeException what kept the warehouse from answering, or keeps it still */
    public String current() {
        long now = nanos.getAsLong();
        Known before = last;
        boolean failed = before != null && before.failure() != null;
        if (before != null && before.at() + (failed ? Math.max(known, AWAY_NANOS) : known) - now > 0) {
            return before.get();
        }
        RuntimeException away = before != null && before.at() + ASKED_BY_ONE_NANOS - now > 0 ? before.failure() : null;
        if (!mine(away == null ? LONGEST_WAIT_MILLIS : 0)) {
            Known meanwhile = since(now);
            if (meanwhile == null) {
                throw away == null ? tooLong() : away;
            }
            return meanwhile.get();
        }
        try {
            Known meanwhile = since(now);
            if (meanwhile == null) {
                meanwhile = ask();
                last = meanwhile;
            }
            return meanwhile.get();
        } finally {
            asking.unlock();
        }
    }

    /** Something that answers are made of changed here; the next one asks. */
    public void forget() {
        last = null;
    }

    /** What somebody who asked after a question came has asked for it, too. */
    private @Nullable Known since(long question) {
        Known newest = last;
        return newest == null || newest.at() - question < 0 ? null : newest;
    }

    private Known ask() {
        long asked = nanos.getAsLong();
        try {
            return new Known(warehouse.get(), null, asked);
        } catch (RuntimeException failed) {
            return new Known(null, failed, nanos.getAsLong());
        }
    }

    private boolean mine(long waitMillis) {
        try {
            return asking.tryLock(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static RuntimeException tooLong() {
        return new ConnectionException(new SQLTransientConnectionException("The data's version is not known in time"));
    }
}
