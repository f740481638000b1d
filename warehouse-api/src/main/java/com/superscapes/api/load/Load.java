package com.superscapes.api.load;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One load. Instants are UTC.
 *
 * @param batch       what proofs call it
 * @param finishedAt  null while it runs
 * @param publishedAt null unless readers see it
 * @param failure     why it was undone, in words; null otherwise and for callers without entity-wide scope
 * @param slices      files and tables it read
 */
public record Load(long batch, String source, LoadState state, Instant startedAt, @Nullable Instant finishedAt,
        @Nullable Instant publishedAt, @Nullable String failure, long slices, long rowsRead, long rowsLoaded,
        long rowsUnchanged, long rowsRejected) {
}
