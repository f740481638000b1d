package com.superscapes.proxy.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.api.error.ErrorCode;
import com.superscapes.proxy.error.ApiException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {

    private final RequestLimits limits = new RequestLimits(LimitRules.STANDARD);

    @Test
    void aBurstOfFortyIsServedAndTheNextIsTooMany() {
        IntStream.range(0, 40).forEach(i -> limits.take("user ada"));
        assertThatThrownBy(() -> IntStream.range(0, 20).forEach(i -> limits.take("user ada")))
                .isInstanceOfSatisfying(ApiException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS));
        limits.take("user bob");
    }

    @Test
    void aSeventhRequestOfOneUserIsRefusedAndAnotherUserIsServed() throws Exception {
        CountDownLatch running = new CountDownLatch(6);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                threads.submit(() -> limits.within("ada", () -> await(running, end)));
            }
            running.await();
            assertThatThrownBy(() -> limits.within("ada", () -> true))
                    .hasMessage("You have 6 requests running. Wait for one of them.");
            assertThat(limits.within("bob", () -> true)).isTrue();
            assertThat(limits.exporting("ada", () -> true)).isTrue();
            end.countDown();
        }
        assertThat(limits.within("ada", () -> true)).isTrue();
    }

    @Test
    void oneFileIsWrittenAtATimeAndThirtyWithinAnHour() {
        assertThat(limits.exporting("ada", () -> {
            assertThatThrownBy(() -> limits.exporting("ada", () -> true))
                    .hasMessage("A file is being written for you. Wait for it, or cancel it.");
            return true;
        })).isTrue();
        IntStream.range(0, 29).forEach(i -> limits.exporting("ada", () -> true));
        assertThatThrownBy(() -> limits.exporting("ada", () -> true))
                .hasMessageMatching("You may take out 30 files an hour. Try again in (a minute|2 minutes).");
    }

    private static boolean await(CountDownLatch running, CountDownLatch end) {
        running.countDown();
        try {
            end.await();
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
