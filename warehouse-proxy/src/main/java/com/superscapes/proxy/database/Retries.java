package com.superscapes.proxy.database;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A second try for readings whose connection broke, after a random wait of 0.1 to 2 seconds. At most a tenth of the traffic: a
 * database that fails everybody must not be asked twice as often.
 */
public final class Retries {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int COST = 10;
    private static final int MOST = 10 * COST;

    // Each call earns one, each second try costs ten.
    private final AtomicInteger earned = new AtomicInteger(MOST);
    private final AtomicInteger tried = new AtomicInteger();
    private final Consumer<Duration> pause;

    public Retries() {
        this(wait -> LockSupport.parkNanos(wait.toNanos()));
    }

    Retries(Consumer<Duration> pause) {
        this.pause = pause;
    }

    /** What {@code reading} gives; it must not have answered anybody yet when it fails. */
    public <T> T reading(Supplier<T> reading) {
        earned.updateAndGet(now -> Math.min(MOST, now + 1));
        try {
            return reading.get();
        } catch (RuntimeException failed) {
            if (!DatabaseFailures.worthAnotherTry(failed) || !afford()) {
                throw failed;
            }
            long nanos = ThreadLocalRandom.current().nextLong(SHORTEST.toNanos(), LONGEST.toNanos());
            pause.accept(Duration.ofNanos(nanos));
            return again(reading, failed);
        }
    }

    private <T> T again(Supplier<T> reading, RuntimeException first) {
        try {
            return reading.get();
        } catch (RuntimeException failed) {
            if (failed != first) {
                failed.addSuppressed(first);
            }
            throw failed;
        }
    }

    private boolean afford() {
        int before = earned.getAndUpdate(now -> now >= COST ? now - COST : now);
        if (before < COST) {
            return false;
        }
        tried.incrementAndGet();
        return true;
    }

    /** Second tries since the start. */
    int tried() {
        return tried.get();
    }
}
