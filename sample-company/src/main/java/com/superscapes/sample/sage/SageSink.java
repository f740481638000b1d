package com.superscapes.sample.sage;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where rows of the Sage tables go. */
public interface SageSink extends AutoCloseable {

    /** Keeps nothing. */
    SageSink NONE = new SageSink() {
        @Override
        public void row(String table, long number, LocalDateTime at, @Nullable Object... values) {
            // nobody asked for it
        }

        @Override
        public void change(String table, long number, LocalDateTime at, Map<String, Object> values) {
            // nobody asked for it
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    /**
     * Takes a row.
     *
     * @param number the record number
     * @param at     when it was entered, UTC
     * @param values of the table's own columns, in their order: text, Integer, Long, BigDecimal, LocalDate or null
     */
    void row(String table, long number, LocalDateTime at, @Nullable Object... values) throws IOException;

    /** Changes columns of a row that was written. */
    void change(String table, long number, LocalDateTime at, Map<String, Object> values) throws IOException;

    @Override
    void close() throws IOException;
}
