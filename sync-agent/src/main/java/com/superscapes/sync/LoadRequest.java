package com.superscapes.sync;

import com.superscapes.sync.source.SourceConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to load.
 *
 * @param files      the export: files, or one folder that holds a {@code mapping.yaml}; empty for a connection
 * @param mapping    the mapping file, or null to take the one lying beside the files or to recognize them
 * @param connection the source to read instead of files, or null
 * @param only       which rows to take
 * @param sliceRows  rows that one transaction loads; more rows need more memory in the database, fewer cost more commits
 * @param leaseWait  how long to wait while another agent loads something else; zero fails soon and says who it is
 */
public record LoadRequest(List<Path> files, @Nullable Path mapping, @Nullable SourceConnection connection,
        Selection only,
        int sliceRows, Duration leaseWait) {

    /** Rows of a slice when nothing else is asked for. */
    public static final int DEFAULT_SLICE_ROWS = 200_000;

    public LoadRequest {
        files = List.copyOf(files);
        if (sliceRows < 1) {
            throw new IllegalArgumentException("a slice must have at least one row");
        }
    }

    public LoadRequest(List<Path> files, @Nullable Path mapping, int sliceRows, Duration leaseWait) {
        this(files, mapping, null, Selection.ALL, sliceRows, leaseWait);
    }

    public LoadRequest(List<Path> files, @Nullable Path mapping) {
        this(files, mapping, DEFAULT_SLICE_ROWS, Duration.ZERO);
    }

    /** All of a source that is no file. */
    public static LoadRequest of(SourceConnection connection, int sliceRows, Duration leaseWait) {
        return new LoadRequest(List.of(), null, connection, Selection.ALL, sliceRows, leaseWait);
    }

    /** The same, of fewer rows. */
    public LoadRequest with(Selection selection) {
        return new LoadRequest(files, mapping, connection, selection, sliceRows, leaseWait);
    }
}
