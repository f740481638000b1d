package com.superscapes.sync.serve;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.sync.config.SourceConfig;
import com.superscapes.sync.nightly.Agent;
import com.superscapes.sync.nightly.Nightly;
import com.superscapes.sync.nightly.SourceOutcome;
import com.superscapes.sync.progress.Progress;
import com.superscapes.sync.progress.ProgressListener;
import com.superscapes.sync.status.StatusReader;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent as a service. Of all that serve one warehouse, the one that holds the lease loads: every night by the schedule
 * kept in the database, at once after its start what was missed while none ran, again in the same night what failed, and
 * whatever arrives in its drop folders.
 */
public final class Service implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    /** The scheduler's word for the nightly load. */
    static final String TASK = "nightly";
    private static final Duration LEASE_WAIT = Duration.ofHours(6);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private enum Role {
        STARTING, STANDBY, ACTIVE, UNREACHABLE, STOPPING
    }

    /**
     * @param look      between two looks at drop folders and lease
     * @param grace     how long a stop waits for a load that is going on; after that it is resumed by the next start
     * @param sliceRows rows of one transaction
     */
    public record Pace(Duration look, Duration grace, int sliceRows) {
    }

    private final Agent agent;
    private final DatabaseLogin warehouse;
    private final Consumer<SourceOutcome> each;
    private final Pace pace;
    private final Metrics metrics;
    private final Nightly nightly;
    private final Retries retries;
    private final Lease lease;
    private final HealthServer health;
    private final ReentrantLock loading = new ReentrantLock();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread server;
    private volatile Role role = Role.STARTING;

    /**
     * Starts serving.
     *
     * @param slices told of every step but the rows in between
     * @param each   told of every outcome
     * @throws IOException if the port is taken
     */
    public Service(Agent agent, DatabaseLogin warehouse, ProgressListener slices, Consumer<SourceOutcome> each,
            Pace pace) throws IOException {
        this.agent = agent;
        this.warehouse = warehouse;
        this.each = each;
        this.pace = pace;
        this.metrics = new Metrics(agent.clock());
        this.nightly = new Nightly(agent, warehouse, step -> {
            metrics.on(step);
            if (step.stage() != Progress.Stage.LANDING) {
                slices.on(step);
            }
        }, pace.sliceRows(), LEASE_WAIT);
        this.retries = new Retries(agent.config(), this::again);
        this.lease = new Lease(warehouse);
        this.health = new HealthServer(agent.config().schedule().port(),
                () -> new HealthServer.Answer(true, "{\"status\":\"up\"}"), this::ready, metrics::text);
        this.server = Thread.ofPlatform().name("serve").start(this::serve);
    }

    /** Where health, readiness and metrics are told. */
    public int port() {
        return health.port();
    }

    private HealthServer.Answer ready() {
        Role now = role;
        boolean well = now == Role.STANDBY || now == Role.ACTIVE && lease.held();
        return new HealthServer.Answer(well, "{\"role\":\"" + now.name().toLowerCase(java.util.Locale.ROOT) + "\"}");
    }

    private void serve() {
        while (stop.getCount() > 0) {
            try {
                role = Role.STANDBY;
                lease.take();
                lead();
            } catch (SQLException failed) {
                if (stop.getCount() > 0) {
                    role = Role.UNREACHABLE;
                    LOG.warn("The warehouse cannot be used: {}", failed.getMessage());
                    stopped(pace.look());
                }
            }
        }
    }

    /** Until the lease is lost, or the service is stopped. */
    private void lead() throws SQLException {
        metrics.start(StatusReader.read(warehouse.dataSource(), 1));
        Scheduler scheduler = scheduler();
        scheduler.start();
        role = Role.ACTIVE;
        metrics.active(true);
        LOG.info("Serving {} sources; the nightly load is at {} in {}", agent.config().sources().size(),
                agent.config().schedule().at(), agent.config().zone());
        try {
            List<DropWatch> watches = watches();
            while (!stopped(pace.look()) && lease.held()) {
                watches.forEach(this::look);
            }
        } finally {
            role = Role.STOPPING;
            metrics.active(false);
            end(scheduler);
        }
    }

    private List<DropWatch> watches() {
        List<DropWatch> watches = new ArrayList<>();
        for (SourceConfig source : agent.config().sources()) {
            if (source instanceof SourceConfig.DropFolder drop) {
                watches.add(new DropWatch(drop, nightly, agent.clock()));
            }
        }
        return watches;
    }

    private void look(DropWatch watch) {
        if (loading.tryLock()) {
            try {
                watch.look().ifPresent(this::ended);
            } finally {
                loading.unlock();
            }
        }
    }

    private Scheduler scheduler() {
        RecurringTask<Void> task = Tasks
                .recurring(TASK, new NightlySchedule(agent.config().schedule().at(), agent.config().zone()))
                .onFailure((complete, operations) -> operations.reschedule(complete,
                        complete.getTimeDone().plus(AFTER_FAILURE)))
                .execute((instance, context) -> night(context.getSchedulerClient()));
        return Scheduler.create(warehouse.dataSource(), retries.task()).startTasks(task)
                .tableName("ops.scheduled_tasks").threads(1)
                .clock(agent.clock()::instant).pollingInterval(pace.look())
                .failureLogging(LogLevel.INFO, false).build();
    }

    private void night(SchedulerClient scheduled) {
        leading(() -> {
            retries.forget(scheduled);
            List<SourceOutcome> outcomes = nightly.run(agent.config().sources(), this::ended);
            outcomes.forEach(outcome -> retries.plan(scheduled, outcome, agent.clock().instant()));
            return outcomes;
        });
    }

    private SourceOutcome again(SourceConfig source) {
        return leading(() -> {
            SourceOutcome outcome = nightly.run(List.of(source), this::ended).getFirst();
            metrics.retried(outcome);
            return outcome;
        });
    }

    private <T> T leading(Supplier<T> load) {
        loading.lock();
        try {
            if (!lease.held()) {
                throw new IllegalStateException("another agent has the lease; the load is its own");
            }
            return load.get();
        } finally {
            loading.unlock();
        }
    }

    private void ended(SourceOutcome outcome) {
        metrics.ended(outcome);
        try {
            metrics.standing(StatusReader.read(warehouse.dataSource(), 1));
        } catch (SQLException unreachable) {
            LOG.warn("The warehouse cannot be read: {}", unreachable.getMessage());
        }
        LOG.info("{}: {}", outcome.source(), outcome.message());
        each.accept(outcome);
    }

    /** A load is never interrupted, for then it would be undone: either it ends in time, or the next start resumes it. */
    private void end(Scheduler scheduler) {
        try {
            if (loading.tryLock(pace.grace().toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    scheduler.stop();
                } finally {
                    loading.unlock();
                }
            } else {
                LOG.info("A load is still going on; the next start resumes it");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean stopped(Duration within) {
        try {
            return stop.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Returns when the service has been stopped. */
    public void await() throws InterruptedException {
        server.join();
    }

    @Override
    public synchronized void close() {
        stop.countDown();
        if (role != Role.ACTIVE && role != Role.STOPPING) {
            lease.close(); // ends the wait for it
        }
        try {
            server.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        lease.close();
        health.close();
    }
}
