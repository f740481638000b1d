package com.superscapes.proxy.cache;

import com.superscapes.proxy.cancel.RequestWatch;
import com.superscapes.proxy.cancel.RunningRequest;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that is done once for everybody who asks for it while it is done, on a thread of its own: whoever began it may leave, the
 * others still get it, and when the last one has left it ends.
 */
final class Flights<T> {

    private final ConcurrentHashMap<Object, Flight<T>> flying = new ConcurrentHashMap<>();
    private final RequestWatch watch;

    private record Flight<T>(CompletableFuture<T> result, RunningRequest request, AtomicInteger waiting) {

        void leave() {
            if (waiting.decrementAndGet() == 0) {
                request.abandon();
            }
        }
    }

    Flights(RequestWatch watch) {
        this.watch = watch;
    }

    /**
     * What is under way for the key, or is begun now.
     *
     * @param known what one that ended just now has left; null when it has left nothing
     * @throws RuntimeException what it ended in
     */
    T get(Object key, Supplier<@Nullable T> known, Supplier<T> work) {
        while (true) {
            Flight<T> flight = board(key, known, work);
            flight.waiting().incrementAndGet();
            try {
                return RunningRequest.waiting(flight::leave, () -> RunningRequest.result(flight.result()));
            } catch (CancellationException abandoned) {
                // The last one left while this one came.
                if (RunningRequest.endedWith() != null) {
                    throw abandoned;
                }
            }
        }
    }

    /** Begins it unless it is under way; nobody waits. */
    void begin(Object key, Supplier<T> work) {
        board(key, () -> null, work);
    }

    private Flight<T> board(Object key, Supplier<@Nullable T> known, Supplier<T> work) {
        Flight<T> mine = new Flight<>(new CompletableFuture<>(), RunningRequest.shared(), new AtomicInteger());
        Flight<T> other = flying.putIfAbsent(key, mine);
        if (other != null) {
            return other;
        }
        Thread.ofVirtual().name("answer").start(() -> watch.during(mine.request(), () -> {
            fly(mine, known, work);
            return flying.remove(key, mine);
        }));
        return mine;
    }

    private static <T> void fly(Flight<T> flight, Supplier<@Nullable T> known, Supplier<T> work) {
        try {
            T left = known.get();
            flight.result().complete(left == null ? work.get() : left);
        } catch (Throwable failed) {
            flight.result().completeExceptionally(
                    RunningRequest.endedWith() == null ? failed : new CancellationException("Nobody waits for it"));
        }
    }
}
