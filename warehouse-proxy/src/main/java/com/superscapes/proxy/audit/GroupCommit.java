package com.superscapes.proxy.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes together what comes together: while one transaction is on its way to the disk, others gather behind it and the next one
 * takes them all. Nobody waits for company, so a request alone waits for no more than its own commit.
 */
final class GroupCommit<T> {

    private static final int MOST = 64;

    private final Consumer<List<T>> write;
    private final ConcurrentLinkedQueue<Waiting<T>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    private static final class Waiting<T> {

        private final T item;
        private boolean done;
        private @Nullable RuntimeException failure;

        Waiting(T item) {
            this.item = item;
        }
    }

    /** @param write makes all of them durable in their order, or throws and has written none */
    GroupCommit(Consumer<List<T>> write) {
        this.write = write;
    }

    /** Durable when this returns; throws what {@code write} threw. */
    void commit(T item) {
        Waiting<T> mine = new Waiting<>(item);
        waiting.add(mine);
        turn.lock();
        try {
            // Whoever had the turn may have written this one, too.
            while (!mine.done) {
                writeNext();
            }
        } finally {
            turn.unlock();
        }
        if (mine.failure != null) {
            throw mine.failure;
        }
    }

    /** How many wait for the next commit. */
    int waiting() {
        return waiting.size();
    }

    private void writeNext() {
        List<Waiting<T>> next = new ArrayList<>();
        for (Waiting<T> each = waiting.poll(); each != null; each = next.size() < MOST ? waiting.poll() : null) {
            next.add(each);
        }
        try {
            write.accept(next.stream().map(each -> each.item).toList());
            next.forEach(each -> each.done = true);
        } catch (RuntimeException failed) {
            if (next.size() > 1 && refusesContent(failed)) {
                next.forEach(each -> end(each, alone(each)));
            } else {
                next.forEach(each -> end(each, failed));
            }
        }
    }

    // One record that can't be kept must not take the others' answers with it.
    private @Nullable RuntimeException alone(Waiting<T> each) {
        try {
            write.accept(List.of(each.item));
            return null;
        } catch (RuntimeException failed) {
            return failed;
        }
    }

    private static <T> void end(Waiting<T> each, @Nullable RuntimeException failure) {
        each.failure = failure;
        each.done = true;
    }

    /** Class 22, data exception: the content's fault, not the connection's. */
    private static boolean refusesContent(RuntimeException failure) {
        return failure.getCause() instanceof SQLException cause && cause.getSQLState() != null
                && cause.getSQLState().startsWith("22");
    }
}
