package com.superscapes.proxy.measure;

import com.superscapes.api.query.PeriodRange;

/**
 * Periods of a scenario that make up one column group of a sum.
 *
 * @param label    the period or fiscal year the rows are grouped under; empty for none
 * @param scenario code of the scenario the rows are grouped under; empty for none
 * @param slot     0 for actual, then one per comparative
 */
public record Span(String label, String scenario, int slot, int scenarioKey, PeriodRange range) {

    /** The period a stated balance stands at when it is the opening of this span. */
    public int beforeKey() {
        return Periods.before(range.from());
    }
}
