package com.superscapes.proxy.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakersTest {

    private final AtomicLong nanos = new AtomicLong();
    private final CircuitBreaker breaker = Breakers.of("test", nanos::get);

    @Test
    void itOpensWhenHalfOfTwentyCallsFailed() {
        calls(10, true);
        calls(9, false);
        assertThat(breaker.tryAcquirePermission()).isTrue();
        breaker.onError(1, TimeUnit.MILLISECONDS, new SQLException("down"));
        assertThat(breaker.tryAcquirePermission()).isFalse();
    }

    @Test
    void fewCallsAndOldFailuresDoNotOpenIt() {
        calls(19, false);
        assertThat(breaker.tryAcquirePermission()).isTrue();
        later(Duration.ofSeconds(11));
        breaker.onSuccess(1, TimeUnit.MILLISECONDS);
        calls(10, true);
        assertThat(breaker.tryAcquirePermission()).isTrue();
    }

    @Test
    void afterFiveSecondsThreeProbesDecide() {
        calls(20, false);
        later(Duration.ofMillis(4_900));
        assertThat(breaker.tryAcquirePermission()).isFalse();
        later(Duration.ofMillis(200));
        calls(3, false);
        assertThat(breaker.tryAcquirePermission()).isFalse();
        later(Duration.ofMillis(5_100));
        for (int i = 0; i < 3; i++) {
            assertThat(breaker.tryAcquirePermission()).isTrue();
        }
        assertThat(breaker.tryAcquirePermission()).as("a fourth probe").isFalse();
        for (int i = 0; i < 3; i++) {
            breaker.onSuccess(1, TimeUnit.MILLISECONDS);
        }
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    private void calls(int count, boolean well) {
        for (int i = 0; i < count; i++) {
            assertThat(breaker.tryAcquirePermission()).isTrue();
            if (well) {
                breaker.onSuccess(1, TimeUnit.MILLISECONDS);
            } else {
                breaker.onError(1, TimeUnit.MILLISECONDS, new SQLException("down"));
            }
        }
    }

    private void later(Duration by) {
        nanos.addAndGet(by.toNanos());
    }
}
