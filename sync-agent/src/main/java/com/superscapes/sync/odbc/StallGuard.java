package com.superscapes.sync.odbc;

import com.superscapes.sync.table.TableException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Calls into a driver that says nothing for too long are cancelled: many drivers know no time-out for fetching. One that does
 * not heed that either, because its network is silent, is left alone on its thread, so that other sources can be loaded.
 */
final class StallGuard implements AutoCloseable {

    private static final Duration LONGEST_GRACE = Duration.ofSeconds(10);

    private final Duration limit;
    private final Duration grace;
    private final Runnable cancel;
    private final ReentrantLock cancelling = new ReentrantLock();
    private final ExecutorService driver = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("odbc-driver").factory());
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("odbc-stall-guard").factory());
    private boolean ended;
    private volatile boolean stalled;
    private volatile boolean abandoned;

    /** @param cancel asks the driver to end the call that runs; called from another thread, and may hang as well */
    StallGuard(Duration limit, Runnable cancel) {
        this.limit = limit;
        this.grace = limit.compareTo(LONGEST_GRACE) < 0 ? limit : LONGEST_GRACE;
        this.cancel = cancel;
    }

    /** A call into a driver. */
    @FunctionalInterface
    interface Call extends Callable<Short> {
        @Override
        Short call() throws TableException;
    }

    short run(Call call) throws TableException {
        return await(start(call));
    }

    /** Begins a call while this thread does other things; to be awaited, or settled before the guard is closed. */
    Future<Short> start(Call call) {
        return driver.submit(call);
    }

    /** Waits for a call, which is cancelled when it says nothing for too long from now. */
    short await(Future<Short> answer) throws TableException {
        try {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException silent) {
            stalled = true;
            return cancelled(answer);
        } catch (ExecutionException failed) {
            throw cause(failed);
        } catch (InterruptedException stop) {
            throw interrupted(answer, stop);
        }
    }

    /** Waits for a call whose answer is not wanted any more, and cancels it when it takes long. */
    void settle(Future<Short> answer) {
        try {
            answer.get(grace.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            giveUp(answer);
        } catch (ExecutionException failed) {
            // Nobody waits for these rows: that they could not be read changes nothing.
        } catch (InterruptedException stop) {
            giveUp(answer);
            Thread.currentThread().interrupt();
        }
    }

    private void giveUp(Future<Short> answer) {
        try {
            cancelled(answer);
        } catch (TableException ended) {
            // As was asked; a driver that does not heed it counts as abandoned from here on.
        }
    }

    private short cancelled(Future<Short> answer) throws TableException {
        Thread.ofPlatform().daemon().name("odbc-cancel").start(this::cancel);
        try {
            return answer.get(grace.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException deaf) {
            abandoned = true;
            throw new TableException("the driver does not heed being cancelled", "HYT00", deaf);
        } catch (ExecutionException failed) {
            throw cause(failed);
        } catch (InterruptedException stop) {
            abandoned = true;
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the driver was cancelled", stop);
        }
    }

    /** Whoever reads on its own thread is told to stop. */
    private IllegalStateException interrupted(Future<Short> answer, InterruptedException stop) {
        IllegalStateException told = new IllegalStateException("interrupted while the driver was asked", stop);
        try {
            cancelled(answer);
        } catch (TableException ends) {
            told.addSuppressed(ends);
        } finally {
            Thread.currentThread().interrupt();
        }
        return told;
    }

    /**
     * A call that is made for every row, for which changing threads would cost more than the call: it is cancelled as well, and
     * waited for.
     */
    short runHere(Call call) throws TableException {
        ScheduledFuture<?> alarm = timer.schedule(() -> {
            stalled = true;
            cancel();
        }, limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return call.call();
        } finally {
            alarm.cancel(false);
        }
    }

    private static TableException cause(ExecutionException failed) {
        return switch (failed.getCause()) {
            case TableException known -> known;
            case RuntimeException wrong -> throw wrong;
            case Error wrong -> throw wrong;
            case null, default -> throw new IllegalStateException("an ODBC call failed", failed);
        };
    }

    /** Asks the driver to end what it does; from any thread. Does nothing once the guard is closed. */
    void cancel() {
        cancelling.lock();
        try {
            if (!ended) {
                cancel.run();
            }
        } finally {
            cancelling.unlock();
        }
    }

    /** True when a call may still run: what it uses must not be freed. Known for good after {@link #close}. */
    boolean abandoned() {
        return abandoned;
    }

    /** A failure with how far reading had come, and the true reason where it was this guard. */
    TableException explain(TableException failed, long rows) {
        String after = rows == 0 ? "" : " (after " + rows + " rows)";
        return stalled
                ? new TableException("The source said nothing for " + limit.toSeconds() + " s" + after, "HYT00", failed)
                : new TableException(failed.getMessage() + after, failed.sqlState(), failed);
    }

    /** A cancellation on its way uses the statement until it is done, so it is waited for. */
    @Override
    public void close() {
        driver.shutdown();
        timer.shutdownNow();
        try {
            if (cancelling.tryLock(grace.toNanos(), TimeUnit.NANOSECONDS)) {
                ended = true;
                cancelling.unlock();
            } else {
                abandoned = true;
            }
        } catch (InterruptedException stop) {
            abandoned = true;
            Thread.currentThread().interrupt();
        }
    }
}
