package com.superscapes.proxy.database;

import com.superscapes.proxy.cancel.RunningRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Short readings that wait for a connection at the same time and may see the same rows: one transaction reads them all, one after
 * the other. It begins after the last of them has come, so none of them reads older rows than it would have read alone, and
 * while connections are free every reading has one of its own.
 *
 * @param <C> what they read from
 */
final class SharedReads<C> {

    /** More would wait too long for those before them. */
    static final int MOST = 8;

    private final ConcurrentHashMap<Object, List<Reading<C, ?>>> waiting = new ConcurrentHashMap<>();

    /** One transaction, begun when it is first needed and again after a failure. */
    interface Transaction<C> {

        /** What is read from; the same until {@link #abandon}. */
        C current();

        /** Ends it after a failure, which nothing read later may notice. */
        void abandon(Throwable failed);
    }

    private record Reading<C, T>(Function<Transaction<C>, T> work, @Nullable RunningRequest request,
            CompletableFuture<T> answer) {

        void run(Transaction<C> transaction) {
            try {
                answer.complete(RunningRequest.working(request, () -> work.apply(transaction)));
            } catch (Throwable failed) {
                answer.completeExceptionally(failed);
                transaction.abandon(failed);
            }
        }
    }

    /**
     * Reads, alone or together with others.
     *
     * @param sight   equal for those who may see the same rows and ask for the same batch, and only for them
     * @param work    may run on another thread, but as the current request
     * @param connect takes a connection, gives its transaction to what it is told, and ends both
     * @throws RuntimeException what the reading, or taking the connection, ended in
     */
    <T> T read(Object sight, Function<Transaction<C>, T> work, Consumer<Consumer<Transaction<C>>> connect) {
        Reading<C, T> mine = new Reading<>(work, RunningRequest.current(), new CompletableFuture<>());
        List<Reading<C, ?>> group = join(sight, mine);
        if (group.getFirst() == mine) {
            lead(sight, group, connect);
        }
        return answer(mine.answer());
    }

    /** How many have joined and wait for a connection. */
    int waiting() {
        return waiting.values().stream().mapToInt(List::size).sum();
    }

    // Groups change within compute only, which is atomic for each key.
    private List<Reading<C, ?>> join(Object sight, Reading<C, ?> mine) {
        return waiting.compute(sight, (key, group) -> {
            List<Reading<C, ?>> joined = group == null || group.size() == MOST
                    ? new CopyOnWriteArrayList<>()
                    : group;
            joined.add(mine);
            return joined;
        });
    }

    private void lead(Object sight, List<Reading<C, ?>> group, Consumer<Consumer<Transaction<C>>> connect) {
        try {
            connect.accept(transaction -> {
                close(sight, group);
                group.forEach(reading -> reading.run(transaction));
            });
        } catch (Throwable failed) {
            close(sight, group);
            group.forEach(reading -> reading.answer().completeExceptionally(failed));
        }
    }

    private void close(Object sight, List<Reading<C, ?>> group) {
        waiting.computeIfPresent(sight, (key, open) -> open == group ? null : open);
    }

    private static <T> T answer(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException wrapped) {
            switch (wrapped.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw wrapped;
            }
        }
    }
}
