package com.superscapes.proxy.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Writes one at a time, all that came meanwhile together: as many wait for one commit as there are, and none waits for a clock. */
final class GroupCommit<T> {

    private static final int MOST = 500;

    private final Consumer<List<T>> write;
    private final ConcurrentLinkedQueue<Waiting<T>> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    private record Waiting<T>(T item, CompletableFuture<Boolean> written) {
    }

    /** @param write all of a group, in their order, or none of it */
    GroupCommit(Consumer<List<T>> write) {
        this.write = write;
    }

    /** Written when this returns. @throws RuntimeException what the writing of its group ended in */
    void commit(T item) {
        Waiting<T> mine = new Waiting<>(item, new CompletableFuture<>());
        queue.add(mine);
        while (!mine.written().isDone()) {
            writing.lock();
            try {
                if (!mine.written().isDone()) {
                    writeNext();
                }
            } finally {
                writing.unlock();
            }
        }
        try {
            mine.written().join();
        } catch (CompletionException wrapped) {
            throw wrapped.getCause() instanceof RuntimeException failure ? failure : wrapped;
        }
    }

    /** How many wait for the next commit. */
    int waiting() {
        return queue.size();
    }

    private void writeNext() {
        // Those that are about to come share the commit: it costs more than a record.
        Thread.yield();
        List<Waiting<T>> group = new ArrayList<>();
        for (Waiting<T> next = queue.poll(); next != null; next = group.size() < MOST ? queue.poll() : null) {
            group.add(next);
        }
        try {
            write.accept(group.stream().map(Waiting::item).toList());
            group.forEach(each -> each.written().complete(true));
        } catch (Throwable failed) {
            group.forEach(each -> each.written().completeExceptionally(failed));
        }
    }
}
