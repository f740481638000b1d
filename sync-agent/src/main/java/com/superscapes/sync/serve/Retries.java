package com.superscapes.sync.serve;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.superscapes.sync.config.AgentConfig;
import com.superscapes.sync.config.SourceConfig;
import com.superscapes.sync.nightly.SourceOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * The sources that failed in the night, each tried again alone after pauses that double, until it loads or its tries are used
 * up. They are tasks of the scheduler, so whoever serves next goes on with them. Drop folders are watched anyway.
 */
final class Retries {

    /** The scheduler's word for them; an instance is named as its source. */
    static final String TASK = "retry";

    private static final double LONGER = 2;

    private final AgentConfig config;
    private final OneTimeTask<Void> task;

    /** Ends a try for the scheduler, which then plans the next one. */
    private static final class StillFails extends RuntimeException {

        private static final long serialVersionUID = 1;

        StillFails(String message) {
            super(message);
        }
    }

    /** @param again loads a source */
    Retries(AgentConfig config, Function<SourceConfig, SourceOutcome> again) {
        this.config = config;
        this.task = Tasks.oneTime(TASK)
                .onFailure(new FailureHandler.MaxRetriesFailureHandler<>(config.schedule().retries() - 1,
                        new FailureHandler.ExponentialBackoffFailureHandler<>(pause().multipliedBy((long) LONGER),
                                LONGER)))
                .execute((instance, context) -> config.source(instance.getId()).map(again).ifPresent(Retries::judge));
    }

    private static void judge(SourceOutcome outcome) {
        if (outcome.exitCode() == SourceOutcome.FAILED) {
            throw new StillFails(outcome.source() + " still fails: " + outcome.message());
        }
    }

    OneTimeTask<Void> task() {
        return task;
    }

    /** The first pause, of which all together fill the time: one part, two, four and so on. */
    private Duration pause() {
        AgentConfig.Schedule schedule = config.schedule();
        return schedule.retryWithin().dividedBy(Math.max(1, (1L << schedule.retries()) - 1));
    }

    /** Whatever is still planned: a night reads every source itself. */
    void forget(SchedulerClient scheduler) {
        scheduler.getScheduledExecutionsForTask(TASK).forEach(planned -> scheduler.cancel(planned.getTaskInstance()));
    }

    /** Plans the first try, if the source failed. */
    void plan(SchedulerClient scheduler, SourceOutcome outcome, Instant now) {
        boolean watched = config.source(outcome.source()).orElse(null) instanceof SourceConfig.DropFolder;
        if (outcome.exitCode() == SourceOutcome.FAILED && config.schedule().retries() > 0 && !watched) {
            scheduler.scheduleIfNotExists(task.instance(outcome.source()), now.plus(pause()));
        }
    }
}
