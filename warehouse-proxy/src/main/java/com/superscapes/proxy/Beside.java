package com.superscapes.proxy;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work on a thread of its own. What it fails with comes out where its result is waited for. */
public final class Beside<T> {

    private final FutureTask<T> task;

    private Beside(FutureTask<T> task) {
        this.task = task;
    }

    /** Begins at once. */
    public static <T> Beside<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return new Beside<>(task);
    }

    /**
     * Waits for its end.
     *
     * @param declared the checked exception it may fail with
     * @throws X when it failed with that; a {@link RuntimeException} comes out as it is
     */
    public <X extends Exception> T get(Class<X> declared) throws X {
        try {
            return task.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start was interrupted", stopped);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (declared.isInstance(cause)) {
                throw declared.cast(cause);
            }
            throw cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
        }
    }
}
