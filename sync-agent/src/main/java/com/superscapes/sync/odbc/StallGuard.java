package com.superscapes.sync.odbc;

import com.superscapes.sync.table.TableException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Cancels a call that says nothing for too long: many drivers know no time-out for fetching. */
final class StallGuard implements AutoCloseable {

    private final Duration limit;
    private final Runnable cancel;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("odbc-stall-guard").factory());
    private volatile boolean stalled;

    StallGuard(Duration limit, Runnable cancel) {
        this.limit = limit;
        this.cancel = cancel;
    }

    /** A call into a driver. */
    @FunctionalInterface
    interface Call {
        short run() throws TableException;
    }

    short run(Call call) throws TableException {
        ScheduledFuture<?> alarm = timer.schedule(() -> {
            stalled = true;
            cancel.run();
        }, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return call.run();
        } finally {
            alarm.cancel(false);
        }
    }

    /** A failure with how far reading had come, and the true reason where it was this guard. */
    TableException explain(TableException failed, long rows) {
        String after = rows == 0 ? "" : " (after " + rows + " rows)";
        return stalled
                ? new TableException("The source said nothing for " + limit.toSeconds() + " s" + after, "HYT00", failed)
                : new TableException(failed.getMessage() + after, failed.sqlState(), failed);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
