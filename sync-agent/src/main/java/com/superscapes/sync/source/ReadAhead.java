package com.superscapes.sync.source;

import com.superscapes.sync.FileReport;
import com.superscapes.sync.member.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks rows in a thread of its own, a few thousand before they are asked for. Reading may make members known;
 * the reader then waits until {@link #membersWritten()}, so that the two threads never use them at the same time.
 */
public final class ReadAhead implements RowStream {

    private static final int CHUNK_ROWS = 1000;
    private static final int CHUNKS = 8;

    private final RowStream rows;
    private final Members members;
    private final BlockingQueue<Chunk> ready = new ArrayBlockingQueue<>(CHUNKS);
    private final Semaphore written = new Semaphore(0);
    private final Thread reader;
    private @Nullable String markBefore;
    private Chunk now = new Chunk(List.of(), 0, null, false, false, null);
    private int next;

    /** @param failure why reading ended, or null */
    private record Chunk(List<SourceRow> rows, long bytes, @Nullable String mark, boolean members, boolean last,
            @Nullable Throwable failure) {
    }

    /**
     * @param rows    from here on used by the reader only, and closed by {@link #close()}
     * @param members those that the rows' reader adds to
     */
    public ReadAhead(RowStream rows, Members members) {
        this.rows = rows;
        this.members = members;
        this.reader = Thread.ofPlatform().daemon().name("read-ahead").start(this::read);
    }

    private void read() {
        try {
            boolean more = true;
            while (more) {
                Chunk chunk = chunk();
                ready.put(chunk);
                if (chunk.members()) {
                    written.acquire();
                }
                more = !chunk.last();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Chunk chunk() {
        List<SourceRow> found = new ArrayList<>(CHUNK_ROWS);
        try {
            while (found.size() < CHUNK_ROWS) {
                SourceRow row = rows.next();
                if (row == null) {
                    return chunk(found, true, null);
                }
                if (row instanceof SourceRow.Known known) {
                    members.put(known.member());
                }
                found.add(row);
            }
            return chunk(found, false, null);
        } catch (UnreadableSource | RuntimeException | Error failed) {
            return chunk(found, true, failed);
        }
    }

    private Chunk chunk(List<SourceRow> found, boolean last, @Nullable Throwable failure) {
        return new Chunk(found, rows.bytesRead(), rows.mark(), members.hasChanged(), last, failure);
    }

    @Override
    public @Nullable SourceRow next() throws UnreadableSource {
        while (next == now.rows().size()) {
            if (now.last()) {
                fail(now.failure());
                return null;
            }
            take();
        }
        return now.rows().get(next++);
    }

    private void take() {
        try {
            markBefore = now.mark();
            now = ready.take();
            next = 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rows were read", interrupted);
        }
    }

    private static void fail(@Nullable Throwable failure) throws UnreadableSource {
        switch (failure) {
            case null -> {
            }
            case UnreadableSource unreadable -> throw unreadable;
            case RuntimeException wrong -> throw wrong;
            case Error wrong -> throw wrong;
            default -> throw new IllegalStateException(failure);
        }
    }

    /** True when members became known that the rows to come may name: the reader waits for them to be written. */
    public boolean waitsForMembers() {
        return now.members();
    }

    /** Lets the reader go on. */
    public void membersWritten() {
        now = new Chunk(now.rows(), now.bytes(), now.mark(), false, now.last(), now.failure());
        written.release();
    }

    @Override
    public long bytesRead() {
        return now.bytes();
    }

    @Override
    public FileReport.@Nullable Stated stated() {
        return rows.stated();
    }

    @Override
    public @Nullable String mark() {
        // Rows of the chunk that were not asked for yet are not delivered.
        return next == now.rows().size() ? now.mark() : markBefore;
    }

    @Override
    public void close() {
        reader.interrupt();
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        rows.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
