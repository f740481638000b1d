package com.superscapes.api.proof;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A file a batch was loaded from, with its row counts and totals.
 *
 * @param contentHash SHA-256 in hex
 * @param totalDebit  of the whole file; null for callers without entity-wide scope
 * @param totalCredit as {@code totalDebit}
 */
public record SourceFile(String sourceSystem, String fileName, String contentHash, long batch, long rowsRead,
        long rowsLoaded, long rowsUnchanged, long rowsRejected, @Nullable BigDecimal totalDebit,
        @Nullable BigDecimal totalCredit) {
}
