package com.superscapes.reports.chart;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A chart as data. Bar axes start at zero, whoever draws it.
 *
 * @param title      in words: what, when, scenario
 * @param unit       of every value, such as "USD" or "USD thousands"; a title says it once
 * @param categories time from left to right for COLUMN, STACKED_COLUMN, LINE and WATERFALL; structure from top to bottom for BAR
 * @param subtotals  WATERFALL only: indexes of categories whose bar stands on the axis
 */
public record ChartSpec(String title, String unit, Kind kind, List<String> categories, List<Series> series,
        Set<Integer> subtotals) {

    /** COLUMN and BAR compare, STACKED_COLUMN adds up, LINE shows a course, WATERFALL leads from one figure to another. */
    public enum Kind {
        COLUMN, STACKED_COLUMN, LINE, WATERFALL, BAR
    }

    /**
     * @param values one per category in the chart's unit and display sign; null where there is none
     */
    public record Series(String name, Scenario scenario, List<@Nullable BigDecimal> values) {

        public Series {
            // List.copyOf refuses the nulls that stand for missing values.
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    public ChartSpec {
        categories = List.copyOf(categories);
        series = List.copyOf(series);
        subtotals = Set.copyOf(subtotals);
        for (Series one : series) {
            if (one.values().size() != categories.size()) {
                throw new IllegalArgumentException("series " + one.name() + " has " + one.values().size()
                        + " values for " + categories.size() + " categories");
            }
        }
    }

    /** A chart without waterfall subtotals. */
    public static ChartSpec of(String title, String unit, Kind kind, List<String> categories, List<Series> series) {
        return new ChartSpec(title, unit, kind, categories, series, Set.of());
    }
}
