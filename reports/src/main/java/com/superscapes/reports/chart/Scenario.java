package com.superscapes.reports.chart;

/** What a series shows, which decides how it is filled: actual solid ink, prior grey, budget outlined, forecast hatched. */
public enum Scenario {
    ACTUAL, PRIOR_PERIOD, PRIOR_YEAR, BUDGET, FORECAST;

    /** The scenario of a statement column or comparative id; actual for ids that name none. */
    public static Scenario ofColumn(String id) {
        return switch (id) {
            case "prior-period" -> PRIOR_PERIOD;
            case "prior-year" -> PRIOR_YEAR;
            case "budget" -> BUDGET;
            case "forecast" -> FORECAST;
            default -> ACTUAL;
        };
    }
}
