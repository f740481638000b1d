package com.superscapes.sync.source;

import org.jspecify.annotations.Nullable;

/**
 * How far a slice was merged.
 *
 * @param row  rows of this load read so far, good and bad
 * @param mark the source's own word for the newest change of earlier loads, kept in the transaction that merged it; null to
 *             read everything
 */
public record Watermark(long row, @Nullable String mark) {

    /** Nothing yet. */
    public static final Watermark START = new Watermark(0, null);
}
