package com.superscapes.sync.table;

import org.jspecify.annotations.Nullable;

/** The rows of a query as texts, one at a time. Columns are counted from 0. */
public interface RowCursor extends AutoCloseable {

    /** @throws TableException if the source fails or stalls; it says how many rows had been read */
    boolean next() throws TableException;

    /**
     * A value of the current row: decimals with a point and all their digits, dates as {@code 2026-03-31}, timestamps as
     * {@code 2026-03-31 17:05:00.123}; null for NULL.
     */
    @Nullable
    String text(int column);

    /** True when the value is longer than its declared type and was cut. */
    boolean cut(int column);

    @Override
    void close();
}
