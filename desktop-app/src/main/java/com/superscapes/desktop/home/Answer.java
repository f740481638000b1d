package com.superscapes.desktop.home;

import com.superscapes.api.query.Column;
import com.superscapes.api.query.MetricResult;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads cells of a metric answer by column id. */
record Answer(MetricResult result) {

    private int column(String id) {
        return result.columns().stream().map(Column::id).toList().indexOf(id);
    }

    /** A figure of a row; null when there is none. */
    @Nullable
    BigDecimal figure(List<@Nullable Object> row, String id) {
        int at = column(id);
        Object value = at < 0 ? null : row.get(at);
        return value == null ? null : new BigDecimal(value.toString());
    }

    /** A member's code; empty for unassigned. */
    String member(List<@Nullable Object> row, String dimension) {
        int at = column(dimension);
        Object value = at < 0 ? null : row.get(at);
        return value == null ? "" : value.toString();
    }

    /** The row of a period, or null. */
    @Nullable
    List<@Nullable Object> period(int key) {
        for (List<@Nullable Object> row : result.rows()) {
            if (member(row, "period").equals(Integer.toString(key))) {
                return row;
            }
        }
        return null;
    }
}
