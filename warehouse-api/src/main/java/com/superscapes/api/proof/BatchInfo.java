package com.superscapes.api.proof;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The load a number comes from.
 *
 * @param batch       the published batch that was read; 0 when nothing has been loaded
 * @param publishedAt UTC; null when nothing has been loaded
 * @param tieOut      the worst state over all checks of that batch
 */
public record BatchInfo(long batch, @Nullable Instant publishedAt, TieOutState tieOut) {
}
