package com.superscapes.sample;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/**
 * What was written.
 *
 * @param files           the export's files in the order they were finished
 * @param lines           ledger lines
 * @param entries         journal entries
 * @param totalDebit      of all ledger lines, USD; equals total credit
 * @param openReceivables unpaid invoices without retainage, USD; equals the balance of accounts receivable
 * @param openPayables    unpaid bills without retainage, USD, positive; equals the balance of accounts payable
 */
public record SampleSummary(List<Path> files, long lines, long entries, BigDecimal totalDebit,
        BigDecimal openReceivables, BigDecimal openPayables) {

    public SampleSummary {
        files = List.copyOf(files);
    }
}
