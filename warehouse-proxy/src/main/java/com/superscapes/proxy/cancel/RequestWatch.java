package com.superscapes.proxy.cancel;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The requests at work; those that take longer than a moment are looked at again and again. */
public final class RequestWatch implements AutoCloseable {

    private static final long LOOK_MILLIS = 200;

    private final Set<Entry> requests = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("request-watch").factory());

    private static final class Entry {

        private final RunningRequest request;
        // A look takes time when it cancels, and one slow database server must not hide the other clients.
        private volatile boolean looking;
        private boolean seen;

        Entry(RunningRequest request) {
            this.request = request;
        }
    }

    public RequestWatch() {
        clock.scheduleWithFixedDelay(() -> requests.forEach(RequestWatch::look), LOOK_MILLIS, LOOK_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** Works on the current thread's request, watched from the outside. */
    public <T> T during(Duration longest, Supplier<T> work) {
        ClientLine line = WatchedConnections.LINE.isBound() ? WatchedConnections.LINE.get() : null;
        return during(new RunningRequest(line, System.nanoTime() + longest.toNanos()), work);
    }

    /** Works on a request, on the current thread, watched from the outside. */
    public <T> T during(RunningRequest request, Supplier<T> work) {
        Entry entry = new Entry(request);
        requests.add(entry);
        try {
            return entry.request.during(work);
        } finally {
            requests.remove(entry);
        }
    }

    // Most requests are over before the second look and cost nothing.
    private static void look(Entry entry) {
        if (!entry.seen) {
            entry.seen = true;
        } else if (!entry.looking) {
            entry.looking = true;
            Thread.startVirtualThread(() -> {
                try {
                    entry.request.look(System.nanoTime());
                } finally {
                    entry.looking = false;
                }
            });
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
