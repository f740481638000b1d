package com.superscapes.proxy.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work that is done once for everybody who asks for it while it is done. */
final class Flights<T> {

    private final ConcurrentHashMap<Object, CompletableFuture<T>> flying = new ConcurrentHashMap<>();

    /**
     * What is under way for the key, or is begun now, on a thread of its own: whoever began it may leave, the others still get it.
     *
     * @param known what one that ended just now has left; null when it has left nothing
     */
    CompletableFuture<T> board(Object key, Supplier<@Nullable T> known, Supplier<T> work) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> other = flying.putIfAbsent(key, mine);
        if (other != null) {
            return other;
        }
        Thread.ofVirtual().name("answer").start(() -> {
            try {
                T left = known.get();
                mine.complete(left == null ? work.get() : left);
            } catch (Throwable failed) {
                mine.completeExceptionally(failed);
            } finally {
                flying.remove(key, mine);
            }
        });
        return mine;
    }

    /** Waits for it. @throws RuntimeException what it ended in */
    T join(CompletableFuture<T> flight) {
        try {
            return flight.join();
        } catch (CompletionException wrapped) {
            switch (wrapped.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw wrapped;
            }
        }
    }
}
