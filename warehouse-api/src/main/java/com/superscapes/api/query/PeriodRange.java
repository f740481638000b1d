package com.superscapes.api.query;

/** Fiscal periods from and to, both included; keys are fiscal year * 100 + period. */
public record PeriodRange(int from, int to) {

    public PeriodRange {
        if (from > to) {
            throw new IllegalArgumentException("The period range ends before it starts: " + from + " to " + to);
        }
    }
}
