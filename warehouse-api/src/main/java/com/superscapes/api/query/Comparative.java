package com.superscapes.api.query;

/** What a figure is compared with. A column of each asked for stands beside the actual one. */
public enum Comparative {
    PRIOR_PERIOD, PRIOR_YEAR, BUDGET
}
