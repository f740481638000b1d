package com.superscapes.proxy.database;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * When a lane stops asking a database that doesn't answer: when half of at least 20 calls within 10 seconds lost their connection or
 * got none. After five seconds three calls probe whether it is back. A statement that fails or takes too long is no reason.
 */
final class Breakers {

    private static final int SECONDS = 10;
    private static final int CALLS = 20;
    private static final int PROBES = 3;
    private static final Duration OPEN = Duration.ofSeconds(5);
    private static final Duration PROBING = Duration.ofSeconds(10);

    private Breakers() {
    }

    /** @param nanos a clock that nobody sets, so that an hour set back is not an hour without answers */
    static CircuitBreaker of(String lane, LongSupplier nanos) {
        InstantSource steady = () -> Instant.EPOCH.plusNanos(nanos.getAsLong());
        Clock clock = steady.withZone(ZoneOffset.UTC);
        return CircuitBreaker.of(lane, CircuitBreakerConfig.custom().clock(clock).failureRateThreshold(50)
                .slidingWindowType(SlidingWindowType.TIME_BASED).slidingWindowSize(SECONDS).minimumNumberOfCalls(CALLS)
                .waitDurationInOpenState(OPEN).permittedNumberOfCallsInHalfOpenState(PROBES)
                // Probes that fall silent must not keep everybody else waiting for them.
                .maxWaitDurationInHalfOpenState(PROBING).build());
    }
}
