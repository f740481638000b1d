package com.superscapes.api.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param id            stable, unique in the report
 * @param level         indent, 0 at the left
 * @param cells         one per column: decimals as strings, dates as ISO 8601, null for not applicable; none for a heading's figures
 * @param notMeaningful indexes of cells that print "n.m."
 * @param polarity      +1 when more is better, -1 when less is better, 0 for plain change
 * @param drill         what any cell of the row opens; null for nothing
 * @param cellDrills    by column code, what that cell opens instead
 */
public record ResultRow(String id, Kind kind, int level, List<@Nullable Object> cells, List<Integer> notMeaningful,
        int polarity, @Nullable DrillTo drill, Map<String, DrillTo> cellDrills) {

    /** HEADING has no figures; DETAIL is one record; SUBTOTAL and TOTAL are recomputed; NOTE is said beside; CHECK must be zero. */
    public enum Kind {
        HEADING, DETAIL, SUBTOTAL, TOTAL, NOTE, CHECK
    }
}
