package com.superscapes.desktop.task;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work on virtual threads; answers come back through the screen's executor. */
public final class BackgroundTasks implements Tasks, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundTasks.class);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Activity activity = new Activity();
    private final Executor screen;
    private final Clock clock;

    /** @param screen runs what touches the screen, {@code Platform::runLater} in the product */
    public BackgroundTasks(Executor screen, Clock clock) {
        this.screen = screen;
        this.clock = clock;
    }

    @Override
    public <T> Work start(String name, Callable<T> work, Consumer<T> answer, Consumer<Exception> failure) {
        Job<T> job = new Job<>(name, clock.instant(), answer, failure);
        activity.began(job);
        job.future = threads.submit(() -> job.run(work));
        return job;
    }

    @Override
    public void report(Runnable progress) {
        screen.execute(progress);
    }

    @Override
    public Activity activity() {
        return activity;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private final class Job<T> implements Work {

        private final String name;
        private final Instant startedAt;
        private final Consumer<T> answer;
        private final Consumer<Exception> failure;
        private @Nullable Future<?> future;
        private boolean dropped;

        Job(String name, Instant startedAt, Consumer<T> answer, Consumer<Exception> failure) {
            this.name = name;
            this.startedAt = startedAt;
            this.answer = answer;
            this.failure = failure;
        }

        private void run(Callable<T> work) {
            try {
                T result = work.call();
                screen.execute(() -> end(() -> answer.accept(result)));
            } catch (Exception failed) {
                screen.execute(() -> end(() -> {
                    LOG.warn("{} failed: {}", name, failed.getMessage(), failed);
                    failure.accept(failed);
                }));
            }
        }

        private void end(Runnable report) {
            if (!dropped) {
                dropped = true;
                activity.ended(this);
                report.run();
            }
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Instant startedAt() {
            return startedAt;
        }

        @Override
        public void cancel() {
            dropped = true;
            activity.ended(this);
            if (future != null) {
                future.cancel(true);
            }
        }
    }
}
