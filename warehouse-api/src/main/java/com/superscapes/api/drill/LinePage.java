package com.superscapes.api.drill;

import com.superscapes.api.proof.BatchInfo;
import com.superscapes.api.query.Column;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of ledger lines in posting order, columnar.
 *
 * @param columns    line-id, posting-date, period, entry, account, account-name, branch, division, description, document,
 *                   module, debit, credit, amount, file, file-line
 * @param rows       cells in column order; decimals as strings
 * @param total      debit minus credit over all pages, debit positive
 * @param totalCount lines over all pages
 * @param nextCursor for the next page, or null at the end
 */
public record LinePage(List<Column> columns, List<List<@Nullable Object>> rows, BigDecimal total, long totalCount,
        String currency, @Nullable String nextCursor, BatchInfo batch) {
}
