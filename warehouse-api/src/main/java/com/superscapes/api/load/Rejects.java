package com.superscapes.api.load;

import com.superscapes.api.proof.BatchInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the rows a load could not take, in the order they were met.
 *
 * @param totalCount over all pages
 * @param next       to be given as {@code after} for the next page; null at the end
 */
public record Rejects(long load, long totalCount, List<Reject> rows, @Nullable Long next, BatchInfo batch) {

    /**
     * A row that was not loaded.
     *
     * @param line 1-based; null where the whole file or no line is meant
     * @param code stable, such as unknown-member
     * @param raw  the row as it was read, shortened; null where there is none
     */
    public record Reject(long id, String file, @Nullable Long line, @Nullable String field, String code, String reason,
            @Nullable String raw) {
    }
}
