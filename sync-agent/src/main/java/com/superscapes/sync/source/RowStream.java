package com.superscapes.sync.source;

import com.superscapes.sync.FileReport;
import org.jspecify.annotations.Nullable;

/** The rows of a slice, one at a time. */
public interface RowStream extends AutoCloseable {

    /**
     * The next row, or null at the end.
     *
     * @throws UnreadableSource if reading cannot go on; the rows before it are good
     */
    @Nullable
    SourceRow next() throws UnreadableSource;

    /** Bytes of the file consumed, about: for progress. */
    long bytesRead();

    /** What the file says of itself, or null; complete only at the end of the stream. */
    default FileReport.@Nullable Stated stated() {
        return null;
    }

    /** The source's own word for the newest change delivered so far, or null where it has none. */
    default @Nullable String mark() {
        return null;
    }

    @Override
    void close();
}
