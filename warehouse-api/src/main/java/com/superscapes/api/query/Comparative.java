package com.superscapes.api.query;

/**
 * What a figure is compared with. A column of each asked for stands beside the actual one. The year-to-date ones show the
 * fiscal year so far beside a period, and the same periods of the year before and of the budget. OUTLOOK is the whole fiscal
 * year: actual through the period asked for, then the budget (a forecast where there is one); YEAR_BUDGET is the whole year's
 * budget.
 */
public enum Comparative {
    PRIOR_PERIOD, PRIOR_YEAR, BUDGET, FORECAST, YEAR_TO_DATE, PRIOR_YEAR_TO_DATE, YEAR_TO_DATE_BUDGET, OUTLOOK, YEAR_BUDGET
}
