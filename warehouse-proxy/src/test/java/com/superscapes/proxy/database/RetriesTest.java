package com.superscapes.proxy.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {

    private final List<Duration> waits = new ArrayList<>();
    private final Retries retries = new Retries(waits::add);
    private final AtomicInteger calls = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08003", "57P01", "57P02", "57P03", "40001"})
    void whatBrokeIsReadASecondTimeAfterARandomWait(String state) {
        assertThat(retries.reading(failing(1, state))).isEqualTo("read");
        assertThat(calls).hasValue(2);
        assertThat(waits).singleElement().satisfies(
                wait -> assertThat(wait).isBetween(Duration.ofMillis(100), Duration.ofSeconds(2)));
    }

    @Test
    void aThirdTryIsNotMade() {
        assertThatThrownBy(() -> retries.reading(failing(2, "08006"))).isInstanceOf(ConnectionException.class);
        assertThat(calls).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"57014", "42501", "22012", "53300"})
    void whatWouldFailAgainIsReadOnce(String state) {
        assertThatThrownBy(() -> retries.reading(failing(1, state))).isInstanceOf(ConnectionException.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aConnectionThatCouldNotBeHadWasWaitedForAlready() {
        assertThatThrownBy(() -> retries.reading(() -> {
            calls.incrementAndGet();
            throw new ConnectionException(new SQLTransientConnectionException("no connection", "08001"));
        })).isInstanceOf(ConnectionException.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void secondTriesAreATenthOfTheTraffic() {
        int failures = 1_000;
        for (int i = 0; i < failures; i++) {
            assertThatThrownBy(() -> retries.reading(failing(Integer.MAX_VALUE, "08006")));
        }
        // Ten were saved up before.
        assertThat(calls).hasValueBetween(failures + 100, failures + 110);
        assertThat(retries.tried()).isEqualTo(calls.get() - failures);
    }

    private Supplier<String> failing(int times, String state) {
        AtomicInteger left = new AtomicInteger(times);
        return () -> {
            calls.incrementAndGet();
            if (left.getAndDecrement() > 0) {
                throw new ConnectionException(new SQLException("failed", state));
            }
            return "read";
        };
    }
}
