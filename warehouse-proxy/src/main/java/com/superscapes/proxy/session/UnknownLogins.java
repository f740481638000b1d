package com.superscapes.proxy.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Locks logins that don't exist as those that do, so that a lock tells nobody which ones exist. */
final class UnknownLogins {

    private record Failures(int count, @Nullable Instant lockedUntil) {
    }

    private final Cache<String, Failures> failures;
    private final Clock clock;
    private final int most;
    private final Duration lock;

    UnknownLogins(Clock clock, int most, Duration lock) {
        this.failures = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(lock).build();
        this.clock = clock;
        this.most = most;
        this.lock = lock;
    }

    void failed(String login) {
        failures.asMap().compute(login, (key, before) -> {
            int count = before == null ? 1 : before.count() + 1;
            return new Failures(count, count >= most ? clock.instant().plus(lock) : null);
        });
    }

    @Nullable
    Instant lockedUntil(String login) {
        Failures known = failures.getIfPresent(login);
        return known == null ? null : known.lockedUntil();
    }
}
