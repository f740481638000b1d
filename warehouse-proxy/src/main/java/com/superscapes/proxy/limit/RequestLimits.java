package com.superscapes.proxy.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.superscapes.proxy.error.ApiException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Requests per second and at once for each user, and per second for each address that isn't signed in. */
public final class RequestLimits {

    private static final int MOST = 100_000;
    private static final long LONGEST_WAIT_MILLIS = 1_000;

    private final Cache<String, Bucket> requests = remembered(Duration.ofMinutes(10));
    private final Cache<String, Bucket> exports = remembered(Duration.ofHours(1));
    private final Cache<String, Semaphore> working = remembered(Duration.ofMinutes(10));
    private final Cache<String, Semaphore> exporting = remembered(Duration.ofHours(1));
    private final LimitRules rules;

    public RequestLimits(LimitRules rules) {
        this.rules = rules;
    }

    private static <T> Cache<String, T> remembered(Duration afterUse) {
        return Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(afterUse).build();
    }

    /** @throws ApiException too many requests */
    public void take(String who) {
        if (!of(requests, who, () -> bucket(rules.burst(), rules.perSecond(), Duration.ofSeconds(1))).tryConsume(1)) {
            throw tooMany("Too many requests. Try again in a second.");
        }
    }

    /**
     * Does a user's work, after as much of their own as is allowed at once; a second is waited for that.
     *
     * @throws ApiException too many requests
     */
    public <T extends @Nullable Object> T within(String who, Supplier<T> work) {
        return during(of(working, who, () -> new Semaphore(rules.atOnce(), true)), LONGEST_WAIT_MILLIS,
                "You have " + rules.atOnce() + " requests running. Wait for one of them.", work);
    }

    /** The same for an export, which isn't waited for. */
    public <T extends @Nullable Object> T exporting(String who, Supplier<T> work) {
        return during(of(exporting, who, () -> new Semaphore(rules.exportsAtOnce(), true)), 0,
                "A file is being written for you. Wait for it, or cancel it.", () -> {
                    takeExport(who);
                    return work.get();
                });
    }

    private void takeExport(String who) {
        int perHour = rules.exportsPerHour();
        ConsumptionProbe taken = of(exports, who, () -> bucket(perHour, perHour, Duration.ofHours(1)))
                .tryConsumeAndReturnRemaining(1);
        if (!taken.isConsumed()) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(taken.getNanosToWaitForRefill()) + 1;
            long minutes = (seconds + 59) / 60;
            throw ApiException.tooMany("You may take out " + perHour + " files an hour. Try again in "
                    + (minutes == 1 ? "a minute." : minutes + " minutes."), seconds);
        }
    }

    private static <T extends @Nullable Object> T during(Semaphore turns, long waitMillis, String refusal,
            Supplier<T> work) {
        if (!turn(turns, waitMillis)) {
            throw tooMany(refusal);
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static boolean turn(Semaphore turns, long waitMillis) {
        try {
            return turns.tryAcquire(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static <T> T of(Cache<String, T> cache, String who, Supplier<T> fresh) {
        return Objects.requireNonNull(cache.get(who, key -> fresh.get()));
    }

    // By a counter that nobody sets: a clock set back would refuse everybody until it has caught up.
    private static Bucket bucket(int capacity, int refill, Duration period) {
        return Bucket.builder().withCustomTimePrecision(TimeMeter.SYSTEM_NANOTIME)
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(refill, period)).build();
    }

    private static ApiException tooMany(String message) {
        return ApiException.tooMany(message, 1);
    }
}
