package com.superscapes.api.load;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fresh a source is. Instants are UTC.
 *
 * @param publishedBatch its newest load that readers see; null when there is none
 * @param lastState      what came of the newest try
 */
public record SourceFreshness(String source, @Nullable Long publishedBatch, @Nullable Instant publishedAt,
        long lastBatch, LoadState lastState, Instant lastStartedAt) {
}
