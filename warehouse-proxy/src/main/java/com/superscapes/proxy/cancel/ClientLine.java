package com.superscapes.proxy.cancel;

import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.CloseConnectionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends on one connection. While its request is worked on, nobody reads, so the end of the connection would go
 * unnoticed: then a thread of its own reads one piece ahead, which the connection takes when it reads again.
 */
final class ClientLine implements Supplier<byte[]> {

    private static final Executor READERS = reader -> Thread.ofVirtual().name("client-line").start(reader);

    private final DataReader source;
    private final Runnable close;
    private boolean reading;
    private @Nullable CompletableFuture<byte[]> ahead;

    /** @param close ends the connection, whatever waits on it */
    ClientLine(DataReader source, Runnable close) {
        this.source = source;
        this.close = close;
    }

    /** The next piece, for the connection. @throws RuntimeException at the end, as the source does */
    @Override
    public byte[] get() {
        CompletableFuture<byte[]> begun = begin();
        try {
            return begun == null ? piece() : taken(begun);
        } finally {
            end();
        }
    }

    /** Reads ahead from now on, unless somebody reads already. */
    synchronized void watch() {
        if (!reading && ahead == null) {
            ahead = CompletableFuture.supplyAsync(this::piece, READERS);
        }
    }

    /** True once the client has closed or reset the connection, or its half of it. */
    synchronized boolean gone() {
        return ahead != null && ahead.isCompletedExceptionally();
    }

    void close() {
        close.run();
    }

    private synchronized @Nullable CompletableFuture<byte[]> begin() {
        reading = true;
        return ahead;
    }

    private synchronized void end() {
        reading = false;
        if (!gone()) {
            ahead = null;
        }
    }

    private byte[] piece() {
        source.ensureAvailable();
        return source.readBytes(source.available());
    }

    private static byte[] taken(CompletableFuture<byte[]> begun) {
        try {
            return begun.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CloseConnectionException("The server stops", stopped);
        } catch (ExecutionException ended) {
            throw ended.getCause() instanceof RuntimeException same
                    ? same
                    : new CloseConnectionException("The connection ended", ended);
        }
    }
}
