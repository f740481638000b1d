package com.superscapes.sync.initial;

import com.superscapes.sync.landing.CopyBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Sends full buffers in a thread of its own, in the order they are given, so that rows are encoded while the database takes
 * those before them. The connection is the sender's until {@link #drain()} returns.
 */
final class CopySender implements AutoCloseable {

    private static final int WAITING = 4;

    private final Connection connection;
    private final ExecutorService thread = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("copy-sender").factory());
    private final BlockingQueue<Future<@Nullable Void>> sent = new ArrayBlockingQueue<>(WAITING);

    CopySender(Connection connection) {
        this.connection = connection;
    }

    /** Takes what the buffer holds and leaves it empty; waits while too much is on its way. */
    void send(CopyBuffer buffer) throws SQLException {
        CopyBuffer.Piece piece = buffer.take();
        if (piece == null) {
            return;
        }
        if (sent.remainingCapacity() == 0) {
            await(sent.remove());
        }
        sent.add(thread.submit(() -> {
            piece.copyInto(connection);
            return null;
        }));
    }

    /** Waits until everything is in the database. */
    void drain() throws SQLException {
        for (Future<@Nullable Void> each = sent.poll(); each != null; each = sent.poll()) {
            await(each);
        }
    }

    private static void await(Future<@Nullable Void> each) throws SQLException {
        try {
            each.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SQLException refused) {
                throw refused;
            }
            throw new IllegalStateException("rows could not be sent", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while sending rows", interrupted);
        }
    }

    /** Ends the thread; what is on its way goes on to its end first. */
    @Override
    public void close() {
        thread.close();
    }
}
