package com.superscapes.sync.source;

/**
 * How far a slice was merged.
 *
 * @param row rows read so far, good and bad
 */
public record Watermark(long row) {

    /** Nothing yet. */
    public static final Watermark START = new Watermark(0);
}
