package com.superscapes.api.query;

import com.superscapes.api.proof.Proof;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param rows      cells in column order; decimals as strings, dates as ISO 8601, null for not applicable or not meaningful
 * @param totals    one row over all rows, ratios recomputed and never summed; null in dimension columns
 * @param currency  of every money cell; a query over several currencies must group by or filter on currency
 * @param trueCount rows there were before {@code limit} cut
 */
public record MetricResult(List<Column> columns, List<List<@Nullable Object>> rows, List<@Nullable Object> totals,
        @Nullable String currency, long trueCount, Proof proof) {
}
