package com.superscapes.proxy.measure;

import com.superscapes.api.query.PeriodRange;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Periods of a scenario that make up one column group of a sum.
 *
 * @param label    the period or fiscal year the rows are grouped under; empty for none
 * @param scenario code of the scenario the rows are grouped under; empty for none
 * @param slot     0 for actual, then one per comparative
 * @param cut      where the last period ends before its last day; null for whole periods
 */
public record Span(String label, String scenario, int slot, int scenarioKey, PeriodRange range, @Nullable Cut cut) {

    /**
     * The last period up to a day.
     *
     * @param through the last day counted
     * @param worked  working days of the period up to it
     * @param working working days of the whole period: month amounts count worked / working
     */
    public record Cut(LocalDate through, int worked, int working) {
    }

    /** Whole periods. */
    public Span(String label, String scenario, int slot, int scenarioKey, PeriodRange range) {
        this(label, scenario, slot, scenarioKey, range, null);
    }

    /** The period a stated balance stands at when it is the opening of this span. */
    public int beforeKey() {
        return Periods.before(range.from());
    }
}
