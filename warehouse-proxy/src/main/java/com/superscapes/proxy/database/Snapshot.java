package com.superscapes.proxy.database;

import com.superscapes.proxy.session.Caller;
import java.time.Instant;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One read-only repeatable-read transaction under the caller's role: everything read in it belongs together.
 *
 * @param batch       the published batch it reads; 0 when nothing has been loaded
 * @param publishedAt UTC; null when nothing has been loaded
 */
public record Snapshot(Handle handle, Caller caller, long batch, @Nullable Instant publishedAt) {

    /**
     * Reads as of a published batch, and goes back to its own.
     *
     * @param batch published, and not later than its own
     */
    public <T> T asOf(long batch, Supplier<T> read) {
        readFrom(batch);
        T answer = read.get();
        readFrom(this.batch);
        return answer;
    }

    private void readFrom(long wanted) {
        handle.createQuery("select set_config('superscapes.as_of_batch', :batch, true)")
                .bind("batch", Long.toString(wanted)).mapTo(String.class).one();
    }
}
