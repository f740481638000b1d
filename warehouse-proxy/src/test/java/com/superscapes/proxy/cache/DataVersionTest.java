package com.superscapes.proxy.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DataVersionTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final AtomicInteger asked = new AtomicInteger();

    private DataVersion version(Supplier<String> warehouse) {
        return new DataVersion(() -> {
            asked.incrementAndGet();
            return warehouse.get();
        }, Duration.ofSeconds(1), nanos::get);
    }

    @Test
    void theWarehouseIsAskedOnceASecond() {
        DataVersion version = version(() -> "v" + asked);
        for (int tenth = 0; tenth < 40; tenth++) {
            assertThat(version.current()).isEqualTo("v" + (1 + tenth / 10));
            nanos.addAndGet(Duration.ofMillis(100).toNanos());
        }
        assertThat(asked).hasValue(4);
        version.forget();
        assertThat(version.current()).isEqualTo("v5");
    }

    @Test
    void whileOneAsksAWarehouseThatIsAwayTheOthersKnow() throws Exception {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        DataVersion version = version(() -> {
            if (asked.get() == 1) {
                throw new IllegalStateException("away");
            }
            asking.countDown();
            await(answer);
            return "back";
        });
        assertThatThrownBy(version::current).hasMessage("away");
        assertThatThrownBy(version::current).as("known for three seconds").hasMessage("away");
        assertThat(asked).hasValue(1);
        nanos.addAndGet(Duration.ofSeconds(4).toNanos());
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = other.submit(version::current);
            await(asking);
            assertThatThrownBy(version::current).as("not a second one").hasMessage("away");
            answer.countDown();
            assertThat(first.get()).isEqualTo("back");
        }
        assertThat(version.current()).isEqualTo("back");
        assertThat(asked).hasValue(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
