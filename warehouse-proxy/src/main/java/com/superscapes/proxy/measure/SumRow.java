package com.superscapes.proxy.measure;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param group     in the order of the groups asked for
 * @param values    one per column, debit positive; null where no row matched at all
 * @param lineCount ledger lines and month amounts read for slot 0
 */
public record SumRow(List<String> group, String currency, List<@Nullable BigDecimal> values, long lineCount) {
}
