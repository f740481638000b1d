package com.superscapes.sync;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to load.
 *
 * @param files     the export: files, or one folder that holds a {@code mapping.yaml}
 * @param mapping   the mapping file, or null to take the one lying beside the files or to recognize them
 * @param sliceRows rows that one transaction loads; more rows need more memory in the database, fewer cost more commits
 * @param leaseWait how long to wait while another agent loads; zero fails at once and says who holds the lease
 */
public record LoadRequest(List<Path> files, @Nullable Path mapping, int sliceRows, Duration leaseWait) {

    /** Rows of a slice when nothing else is asked for. */
    public static final int DEFAULT_SLICE_ROWS = 200_000;

    public LoadRequest {
        files = List.copyOf(files);
        if (sliceRows < 1) {
            throw new IllegalArgumentException("a slice must have at least one row");
        }
    }

    public LoadRequest(List<Path> files, @Nullable Path mapping) {
        this(files, mapping, DEFAULT_SLICE_ROWS, Duration.ZERO);
    }
}
