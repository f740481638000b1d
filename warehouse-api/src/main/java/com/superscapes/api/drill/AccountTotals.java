package com.superscapes.api.drill;

import com.superscapes.api.proof.BatchInfo;
import java.math.BigDecimal;
import java.util.List;

/** The accounts behind a cell; {@code amount} is debit positive and adds up to the cell. */
public record AccountTotals(List<Row> rows, BigDecimal total, String currency, BatchInfo batch) {

    public record Row(String account, String name, BigDecimal amount, long lineCount) {
    }
}
