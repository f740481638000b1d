package com.superscapes.sync.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file opened for reading, with the reasons why it may not be said in words, and its bytes counted. */
public final class OpenedFile extends InputStream {

    private final InputStream in;
    private long count;

    private OpenedFile(InputStream in) {
        this.in = in;
    }

    /** @throws UnreadableSource if it is missing, a folder, empty or not readable */
    public static OpenedFile open(Path file) throws UnreadableSource {
        String name = nameOf(file);
        if (Files.isDirectory(file)) {
            throw new UnreadableSource(name, null, null, "is-directory", "this is a folder, not a file");
        }
        if (!Files.exists(file)) {
            throw new UnreadableSource(name, null, null, "not-found", "there is no such file");
        }
        try {
            if (Files.isRegularFile(file) && Files.size(file) == 0) {
                throw new UnreadableSource(name, 1L, null, "empty-file", "the file is empty");
            }
            return new OpenedFile(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        } catch (IOException refused) {
            throw new UnreadableSource(name, null, null, "not-readable",
                    "the file cannot be opened: " + refused.getMessage());
        }
    }

    public static String nameOf(Path file) {
        return String.valueOf(file.getFileName() == null ? file : file.getFileName());
    }

    /** Bytes read so far. */
    public long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        count += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        count += Math.max(read, 0);
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Closes it where no one could do anything about a failure. */
    public void closeQuietly() {
        try {
            close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
