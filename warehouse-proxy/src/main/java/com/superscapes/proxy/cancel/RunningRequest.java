package com.superscapes.proxy.cancel;

import com.superscapes.api.error.ErrorCode;
import com.superscapes.proxy.error.ApiException;
import io.helidon.webserver.CloseConnectionException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request at work: who waits for it, until when, and what it has running in the database. Moments are
 * {@link System#nanoTime()}.
 */
public final class RunningRequest {

    private static final Logger LOG = LoggerFactory.getLogger(RunningRequest.class);
    private static final ScopedValue<RunningRequest> CURRENT = ScopedValue.newInstance();
    // After this long a backend that doesn't heed its cancel request loses its connection, and so its reason to go on.
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_SHARED = TimeUnit.MINUTES.toNanos(10);
    // A client that takes nothing for so long holds a snapshot for nobody.
    private static final long LONGEST_STALL = TimeUnit.SECONDS.toNanos(30);

    private final @Nullable ClientLine line;
    private final long deadline;
    private volatile @Nullable ErrorCode ended;
    private volatile long endedAt;
    private volatile long sending;
    private @Nullable Connection connection;
    private @Nullable Runnable leave;

    /** What is read for several requests that wait for it: it has no client of its own, and ends by {@link #abandon}. */
    public static RunningRequest shared() {
        return new RunningRequest(null, System.nanoTime() + LONGEST_SHARED);
    }

    RunningRequest(@Nullable ClientLine line, long deadline) {
        this.line = line;
        this.deadline = deadline;
    }

    <T> T during(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /**
     * Reads on a connection that is left alone again when this returns; a request that ends meanwhile ends the read by a
     * database error.
     */
    public static <T> T reading(Connection connection, Supplier<T> work) {
        if (!CURRENT.isBound()) {
            return work.get();
        }
        RunningRequest request = CURRENT.get();
        request.hold(connection);
        try {
            return work.get();
        } finally {
            request.hold(null);
        }
    }

    /**
     * Waits for what is read elsewhere.
     *
     * @param leave called once, and at once, should the current request end before
     */
    public static <T> T waiting(Runnable leave, Supplier<T> wait) {
        if (!CURRENT.isBound()) {
            return wait.get();
        }
        RunningRequest request = CURRENT.get();
        request.onEnd(leave);
        try {
            return wait.get();
        } finally {
            request.onEnd(null);
        }
    }

    /** Waits for a result. @throws RuntimeException what it ended in */
    public static <T> T result(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException wrapped) {
            switch (wrapped.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw wrapped;
            }
        }
    }

    private synchronized void onEnd(@Nullable Runnable left) {
        leave = ended == null ? left : null;
        if (ended != null && left != null) {
            left.run();
        }
    }

    /** Nobody waits for it any more. */
    public void abandon() {
        if (ended == null) {
            end(ErrorCode.CLIENT_GONE, System.nanoTime());
            cancel(endedAt);
        }
    }

    /** Sends a piece of an answer, which a client has to take in half a minute. */
    public static void sending(Runnable piece) {
        if (!CURRENT.isBound()) {
            piece.run();
            return;
        }
        RunningRequest request = CURRENT.get();
        request.sending = System.nanoTime() | 1;
        try {
            piece.run();
        } catch (CloseConnectionException | UncheckedIOException gone) {
            request.end(ErrorCode.CLIENT_GONE, System.nanoTime());
            throw gone;
        } finally {
            request.sending = 0;
        }
    }

    /** What the current request is refused with when its client is gone or its time is over; null while it may go on. */
    public static @Nullable ErrorCode endedWith() {
        return CURRENT.isBound() ? CURRENT.get().ended : null;
    }

    // Whoever cancels holds the lock, so a late cancel request never meets the connection's next user.
    private synchronized void hold(@Nullable Connection used) {
        ErrorCode why = ended;
        if (used != null && why != null) {
            throw new ApiException(why, why == ErrorCode.TIMED_OUT ? "The time was over." : "The client is gone.",
                    null);
        }
        connection = used;
    }

    /** Looks at the client and the time. */
    void look(long now) {
        if (ended == null) {
            if (line != null) {
                line.watch();
            }
            boolean stalled = sending != 0 && now - sending > LONGEST_STALL;
            if (line != null && (line.gone() || stalled)) {
                end(ErrorCode.CLIENT_GONE, now);
                line.close();
            } else if (now - deadline >= 0) {
                end(ErrorCode.TIMED_OUT, now);
            }
        }
        if (ended != null) {
            cancel(now);
        }
    }

    private synchronized void end(ErrorCode why, long now) {
        endedAt = now;
        ended = why;
        Runnable left = leave;
        leave = null;
        if (left != null) {
            left.run();
        }
    }

    // Again at every look: between two statements of a request a cancel request finds nothing to cancel.
    private synchronized void cancel(long now) {
        Connection used = connection;
        if (used == null) {
            return;
        }
        try {
            if (now - endedAt > PATIENCE) {
                LOG.warn("A query went on after it was canceled; its connection is closed");
                used.abort(Runnable::run);
            } else {
                used.unwrap(PGConnection.class).cancelQuery();
            }
        } catch (SQLException failed) {
            LOG.warn("A query could not be canceled: {}", failed.getMessage());
        }
    }
}
