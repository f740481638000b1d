package com.superscapes.sync.odbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.sync.table.TableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Calls into a driver that says nothing: one that heeds being cancelled, and one that does not. */
class StallGuardTest {

    private static final Duration SOON = Duration.ofMillis(50);
    private static final short ANSWER = 7;

    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final AtomicInteger cancels = new AtomicInteger();

    private StallGuard guard(Duration limit) {
        return new StallGuard(limit, () -> {
            cancels.incrementAndGet();
            cancelled.countDown();
        });
    }

    private static short answerAfter(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS) ? ANSWER : 0;
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Test
    void aSilentCallIsCancelledAndItsAnswerTaken() throws Exception {
        try (StallGuard guard = guard(SOON.multipliedBy(20))) {
            assertThat(guard.run(() -> answerAfter(cancelled))).isEqualTo(ANSWER);
            assertThat(guard.abandoned()).isFalse();
            assertThat(guard.explain(new TableException("gone", "HY008"), 3)).hasMessage(
                    "The source said nothing for 1 s (after 3 rows)");
        }
    }

    @Test
    void aCallOnTheReadersOwnThreadIsCancelledToo() throws Exception {
        try (StallGuard guard = guard(SOON)) {
            assertThat(guard.runHere(() -> answerAfter(cancelled))).isEqualTo(ANSWER);
            assertThat(cancels).hasValue(1);
        }
    }

    @Test
    void aDriverThatDoesNotHeedItIsLeftAlone() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (StallGuard guard = guard(SOON)) {
            assertThatThrownBy(() -> guard.run(() -> answerAfter(never))).isInstanceOf(TableException.class)
                    .hasMessageContaining("does not heed being cancelled");
            assertThat(guard.abandoned()).isTrue();
        } finally {
            never.countDown();
        }
    }

    @Test
    void nothingIsCancelledOnceItIsClosed() throws Exception {
        StallGuard guard = guard(SOON);
        guard.cancel();
        guard.close();
        guard.cancel();
        assertThat(cancels).as("what it uses is freed by then").hasValue(1);
    }

    @Test
    void aCallThatAnswersInTimeIsNotCancelledAndItsFailureKeepsItsWords() throws Exception {
        try (StallGuard guard = guard(Duration.ofSeconds(30))) {
            assertThat(guard.run(() -> ANSWER)).isEqualTo(ANSWER);
            assertThat(guard.runHere(() -> ANSWER)).isEqualTo(ANSWER);
            assertThat(guard.explain(new TableException("gone", "HY000"), 0)).hasMessage("gone");
        }
        assertThat(cancels).hasValue(0);
    }
}
