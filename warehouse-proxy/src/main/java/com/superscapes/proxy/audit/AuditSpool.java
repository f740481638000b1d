package com.superscapes.proxy.audit;

import com.superscapes.proxy.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Records that wait for a store that is away: a local file, a line each with its checksum, on the disk before its answer leaves.
 * One process at a time; the file is emptied when everything in it has been brought in.
 */
public final class AuditSpool implements AutoCloseable {

    private static final long MOST_BYTES = 64L << 20;
    private static final int CHECKSUM = 8;

    private final SpoolSettings settings;
    private final FileChannel channel;
    private final ArrayDeque<StampedRecord> waiting = new ArrayDeque<>();
    private final GroupCommit<StampedRecord> group = new GroupCommit<>(this::write);
    private long end;

    /**
     * Opens it with what a server that died left in it.
     *
     * @throws UncheckedIOException when it can't be read, belongs to another process, or a line but the last is not one of ours
     */
    public AuditSpool(SpoolSettings settings) {
        this.settings = settings;
        try {
            channel = FileChannel.open(settings.file(), StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw new IOException("another server uses it");
            }
            read();
        } catch (IOException | OverlappingFileLockException unusable) {
            throw new UncheckedIOException(
                    "The audit spool " + settings.file() + " can't be used: " + unusable.getMessage(),
                    new IOException(unusable));
        }
    }

    private void read() throws IOException {
        String all = Files.readString(settings.file(), StandardCharsets.ISO_8859_1);
        // What stands behind the last line's end was cut off while it was written: it was never answered.
        String whole = all.substring(0, all.lastIndexOf('\n') + 1);
        end = whole.length();
        List<String> lines = whole.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            StampedRecord record = record(lines.get(i));
            if (record == null) {
                throw new IOException("line " + (i + 1) + " is damaged");
            }
            waiting.add(record);
        }
    }

    private static @Nullable StampedRecord record(String line) throws IOException {
        byte[] bytes = line.substring(Math.min(CHECKSUM, line.length())).getBytes(StandardCharsets.ISO_8859_1);
        return line.startsWith(checksum(bytes)) ? Json.MAPPER.readValue(bytes, StampedRecord.class) : null;
    }

    /** True when the store has everything. */
    public synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /**
     * On the disk when this returns.
     *
     * @throws UncheckedIOException when the oldest record has waited too long, or the file can't be written
     */
    void add(StampedRecord record) {
        group.commit(record);
    }

    private synchronized void write(List<StampedRecord> records) {
        try {
            Instant oldest = waiting.isEmpty() ? records.getFirst().at() : waiting.getFirst().at();
            if (Duration.between(oldest, records.getLast().at()).abs().compareTo(settings.longest()) > 0) {
                throw new IOException("its oldest record waits since " + oldest);
            }
            ByteBuffer lines = lines(records);
            if (end + lines.remaining() > MOST_BYTES) {
                throw new IOException("it has reached " + MOST_BYTES + " bytes");
            }
            // From the end of the last whole line: what a failed write left is overwritten.
            long at = end;
            while (lines.hasRemaining()) {
                at += channel.write(lines, at);
            }
            channel.force(false);
            end = at;
            waiting.addAll(records);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "The audit spool " + settings.file() + " takes no record: " + failed.getMessage(),
                    failed);
        }
    }

    private static ByteBuffer lines(List<StampedRecord> records) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (StampedRecord record : records) {
            byte[] json = Json.bytes(record);
            lines.writeBytes(checksum(json).getBytes(StandardCharsets.US_ASCII));
            lines.writeBytes(json);
            lines.write('\n');
        }
        return ByteBuffer.wrap(lines.toByteArray());
    }

    /** The oldest, at most so many. */
    synchronized List<StampedRecord> oldest(int most) {
        return waiting.stream().limit(most).toList();
    }

    /** The store has the oldest so many. */
    synchronized void taken(int count) {
        for (int i = 0; i < count; i++) {
            waiting.removeFirst();
        }
        if (waiting.isEmpty()) {
            try {
                channel.truncate(0);
                end = 0;
            } catch (IOException kept) {
                // They would be brought in again after a restart and recognized; the next line stands behind them.
                throw new UncheckedIOException("The audit spool " + settings.file() + " can't be emptied", kept);
            }
        }
    }

    private static String checksum(byte[] json) {
        CRC32C sum = new CRC32C();
        sum.update(json);
        return String.format("%08x", sum.getValue());
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("The audit spool " + settings.file() + " can't be closed", failed);
        }
    }
}
