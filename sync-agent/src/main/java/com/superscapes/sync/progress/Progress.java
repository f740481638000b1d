package com.superscapes.sync.progress;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A step of a run.
 *
 * @param source     the source as the configuration names it, or the source system; null for steps of the whole run
 * @param file       the file or table it concerns, or null
 * @param slice      1-based slice of the file, or 0
 * @param rows       rows read of the file so far
 * @param totalRows  rows it has, as counted beforehand; -1 when nobody counted
 * @param bytes      bytes read of the file so far
 * @param totalBytes size of the file, or 0 when it is not known
 * @param done       what a slice came to; null but at its end
 */
public record Progress(Stage stage, @Nullable String source, @Nullable String file, int slice, long rows,
        long totalRows, long bytes, long totalBytes, @Nullable SliceDone done) {

    /** The steps of a run, in order; landing, merge and slice repeat for every slice; index is that of a first load. */
    public enum Stage {
        START, LANDING, MERGE, SLICE, INDEX, ROLLUP, CHECKS, PUBLISH, DONE
    }

    /** A slice's rows: read = loaded + unchanged + rejected. */
    public record SliceDone(long read, long loaded, long unchanged, long rejected, Duration took) {

        /** Rows read in a second. */
        public long rowsPerSecond() {
            return Math.round(read * 1e9 / Math.max(1, took.toNanos()));
        }
    }

    public static Progress of(Stage stage) {
        return new Progress(stage, null, null, 0, 0, -1, 0, 0, null);
    }

    /** The same under the name of a source. */
    public Progress from(String name) {
        return new Progress(stage, name, file, slice, rows, totalRows, bytes, totalBytes, done);
    }

    /** The end of the slice. */
    public Progress ended(SliceDone what) {
        return new Progress(Stage.SLICE, source, file, slice, rows, totalRows, bytes, totalBytes, what);
    }
}
