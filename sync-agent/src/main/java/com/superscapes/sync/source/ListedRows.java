package com.superscapes.sync.source;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that had to be read whole, such as a chart of accounts. */
public final class ListedRows implements RowStream {

    private final Iterator<SourceRow> rows;
    private final long bytes;

    public ListedRows(List<SourceRow> rows, long bytes) {
        this.rows = rows.iterator();
        this.bytes = bytes;
    }

    @Override
    public @Nullable SourceRow next() {
        return rows.hasNext() ? rows.next() : null;
    }

    @Override
    public long bytesRead() {
        return bytes;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
