package com.superscapes.sync.progress;

import org.jspecify.annotations.Nullable;

/**
 * A step of a run.
 *
 * @param file      the file it concerns, or null
 * @param slice     1-based slice of the file, or 0
 * @param rows      rows read of the file so far
 * @param bytes     bytes read of the file so far
 * @param totalBytes size of the file
 */
public record Progress(Stage stage, @Nullable String file, int slice, long rows, long bytes, long totalBytes) {

    /** The steps of a run, in order; landing and merge repeat for every slice; index is that of a first load. */
    public enum Stage {
        START, LANDING, MERGE, INDEX, ROLLUP, CHECKS, PUBLISH, DONE
    }

    public static Progress of(Stage stage) {
        return new Progress(stage, null, 0, 0, 0, 0);
    }
}
