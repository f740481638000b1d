package com.superscapes.api.load;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fresh a source is. Instants are UTC.
 *
 * @param publishedBatch its newest load that readers see; null when there is none
 * @param lastBatch      of the newest try; null when it made none
 * @param lastState      what came of the newest try
 * @param message        what the newest try said of itself; null for callers without entity-wide scope
 */
public record SourceFreshness(String source, @Nullable Long publishedBatch, @Nullable Instant publishedAt,
        @Nullable Long lastBatch, LoadState lastState, Instant lastStartedAt, @Nullable String message) {
}
