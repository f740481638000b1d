package com.superscapes.proxy.query;

import com.superscapes.proxy.measure.SumRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The totals of sums that add up, without asking the database again. */
final class Totals {

    private Totals() {
    }

    /** One row per currency, in the order of the currencies, as a sum without groups would give. */
    static List<SumRow> of(List<SumRow> rows) {
        Map<String, SumRow> totals = new TreeMap<>();
        for (SumRow row : rows) {
            totals.merge(row.currency(), new SumRow(List.of(), row.currency(), row.values(), row.lineCount()),
                    Totals::add);
        }
        return List.copyOf(totals.values());
    }

    private static SumRow add(SumRow total, SumRow row) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (int i = 0; i < row.values().size(); i++) {
            values.add(add(total.values().get(i), row.values().get(i)));
        }
        return new SumRow(List.of(), row.currency(), values, total.lineCount() + row.lineCount());
    }

    private static @Nullable BigDecimal add(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other : other == null ? one : one.add(other);
    }
}
