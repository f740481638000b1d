package com.superscapes.api.proof;

import java.math.BigDecimal;

/** A file a batch was loaded from, with its row counts and totals. {@code contentHash} is SHA-256 in hex. */
public record SourceFile(String sourceSystem, String fileName, String contentHash, long batch, long rowsRead,
        long rowsLoaded, long rowsUnchanged, long rowsRejected, BigDecimal totalDebit, BigDecimal totalCredit) {
}
