package com.superscapes.api.report;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart of a report's own figures, in the report's currency.
 *
 * @param title      in words: what, when
 * @param categories time from left to right, structure from top to bottom
 */
public record ResultChart(String title, Kind kind, List<String> categories, List<Series> series) {

    /** COLUMN and BAR compare, STACKED_COLUMN adds up, LINE shows a course. */
    public enum Kind {
        COLUMN, STACKED_COLUMN, LINE, BAR
    }

    /**
     * @param scenario ACTUAL, PRIOR_PERIOD, PRIOR_YEAR, BUDGET or FORECAST: how it is painted
     * @param values   one per category; null where there is none
     */
    public record Series(String name, String scenario, List<@Nullable BigDecimal> values) {
    }
}
