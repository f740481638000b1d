package com.superscapes.api.drill;

import com.superscapes.api.proof.BatchInfo;
import com.superscapes.api.query.Column;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry whole. A caller with a branch scope sees the lines inside it and how many there are outside, with no amount.
 *
 * @param lines        columns and cells as in {@link LinePage}
 * @param debit        of the lines shown
 * @param credit       of the lines shown
 * @param hiddenLines  lines outside the caller's scope
 * @param sourceFile   the file it was loaded from; line numbers stand on the lines
 * @param postedAt     UTC, or null where the source has no time
 */
public record JournalEntry(String entry, LocalDate postingDate, String company, @Nullable String module,
        @Nullable String postedBy, @Nullable Instant postedAt, @Nullable String document, List<Column> columns,
        List<List<@Nullable Object>> lines, BigDecimal debit, BigDecimal credit, long hiddenLines, String currency,
        String sourceSystem, String sourceFile, BatchInfo batch) {
}
