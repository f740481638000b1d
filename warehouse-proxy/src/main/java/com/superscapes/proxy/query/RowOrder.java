package com.superscapes.proxy.query;

import com.superscapes.api.query.Sort;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts result rows as asked; ties keep the order of the dimensions, and null comes last either way. */
final class RowOrder {

    private RowOrder() {
    }

    static List<List<@Nullable Object>> sorted(QueryPlan plan, List<List<@Nullable Object>> rows) {
        List<String> ids = plan.header().stream().map(column -> column.id()).toList();
        Comparator<List<@Nullable Object>> order = (one, other) -> 0;
        for (Sort sort : plan.query().order()) {
            int column = ids.indexOf(sort.column());
            order = order.thenComparing((one, other) -> compare(one.get(column), other.get(column), sort.descending()));
        }
        return rows.stream().sorted(order).toList();
    }

    private static int compare(@Nullable Object one, @Nullable Object other, boolean descending) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        int order = switch (one) {
            case BigDecimal amount -> amount.compareTo((BigDecimal) other);
            case Integer number -> number.compareTo((Integer) other);
            default -> one.toString().compareTo(other.toString());
        };
        return descending ? -order : order;
    }
}
