package com.superscapes.proxy.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log needs besides records: months made ahead, and anchors every minute, every thousand records and at the end. */
public final class AuditKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditKeeper.class);
    private static final int MONTHS_AHEAD = 3;
    private static final int RECORDS = 1_000;

    private final Jdbi jdbi;
    private final String task;
    private final @Nullable Anchors anchors;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("audit-keeper").factory());
    private final AtomicLong thousands = new AtomicLong();
    private long anchored;

    /** @param anchors null when none are kept */
    public AuditKeeper(DataSource writing, String task, @Nullable Anchors anchors, Clock clock) {
        this.jdbi = Jdbi.create(writing);
        this.task = task;
        this.anchors = anchors;
        this.clock = clock;
    }

    /** Begins to keep the log; the first anchor is written at once, so that a file that can't be written fails the start. */
    public void start() {
        anchor();
        timer.scheduleWithFixedDelay(quietly(this::anchor), 1, 1, TimeUnit.MINUTES);
        timer.scheduleWithFixedDelay(quietly(this::makeMonths), 0, 6, TimeUnit.HOURS);
    }

    /** Does something else now and then, on the same quiet thread. */
    public void also(Runnable work, long every, TimeUnit unit) {
        timer.scheduleWithFixedDelay(quietly(work), every, every, unit);
    }

    /** The newest record has this number. */
    public void appended(long seq) {
        long reached = seq / RECORDS;
        if (anchors != null && thousands.getAndSet(reached) != reached) {
            timer.execute(quietly(this::anchor));
        }
    }

    /** Writes down the newest record, unless it is already. */
    public synchronized void anchor() {
        if (anchors == null) {
            return;
        }
        Anchors kept = anchors;
        jdbi.useHandle(handle -> handle.createQuery("select seq, hash from audit.head(:task)").bind("task", task)
                .map((row, context) -> {
                    if (row.getLong(1) > anchored) {
                        kept.add(clock.instant(), task, row.getLong(1), HexFormat.of().formatHex(row.getBytes(2)));
                        anchored = row.getLong(1);
                    }
                    return true;
                }).findOne());
    }

    /** This month and the next ones. */
    public void makeMonths() {
        jdbi.useHandle(handle -> handle.createQuery("select audit.ensure_partitions(:at, :months)")
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC)).bind("months", MONTHS_AHEAD)
                .map((row, context) -> true).one());
    }

    private static Runnable quietly(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException failed) {
                LOG.error("What has to be done now and then failed; it is tried again", failed);
            }
        };
    }

    /** The last anchor holds everything. */
    @Override
    public void close() {
        timer.shutdownNow();
        quietly(this::anchor).run();
    }
}
