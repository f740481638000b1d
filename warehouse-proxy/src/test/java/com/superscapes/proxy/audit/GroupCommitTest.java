package com.superscapes.proxy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What comes while a commit is on its way shares the next one. */
class GroupCommitTest {

    private final List<List<Integer>> written = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    private void write(List<Integer> items) {
        if (items.contains(0)) {
            writing.countDown();
            await(goOn);
        }
        if (items.contains(99)) {
            throw new IllegalStateException(new SQLException("gone", "08006"));
        }
        written.add(items);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** One is on its way to the disk while the others come. */
    private List<Future<?>> commit(int... others) throws Exception {
        GroupCommit<Integer> group = new GroupCommit<>(this::write);
        List<Future<?>> commits = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            commits.add(clients.submit(() -> group.commit(0)));
            await(writing);
            for (int item : others) {
                int before = group.waiting();
                commits.add(clients.submit(() -> group.commit(item)));
                long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
                while (group.waiting() == before) {
                    assertThat(System.nanoTime()).isLessThan(deadline);
                    Thread.onSpinWait();
                }
            }
            goOn.countDown();
        }
        return commits;
    }

    @Test
    void whatComesMeanwhileIsWrittenTogetherInItsOrder() throws Exception {
        for (Future<?> commit : commit(IntStream.rangeClosed(1, 10).toArray())) {
            commit.get();
        }
        assertThat(written).containsExactly(List.of(0), List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    }

    @Test
    void aLostConnectionFailsAllThatWereOnIt() throws Exception {
        List<Future<?>> commits = commit(1, 99, 3);
        commits.getFirst().get();
        for (Future<?> lost : commits.subList(1, 4)) {
            assertThatThrownBy(lost::get).hasRootCauseMessage("gone");
        }
        assertThat(written).containsExactly(List.of(0));
    }
}
