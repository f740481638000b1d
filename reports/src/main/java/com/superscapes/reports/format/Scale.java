package com.superscapes.reports.format;

import java.math.BigDecimal;

/** The unit amounts are shown in; a head says it once. */
public enum Scale {
    UNITS(0), THOUSANDS(3), MILLIONS(6);

    private final int zeros;

    Scale(int zeros) {
        this.zeros = zeros;
    }

    /** The value in this unit, exact. */
    public BigDecimal of(BigDecimal value) {
        return value.movePointLeft(zeros);
    }

    /** The smallest unit in which the value has at most six digits before the point. */
    public static Scale fitting(BigDecimal largest) {
        int digits = largest.abs().precision() - largest.abs().scale();
        return digits > 9 ? MILLIONS : digits > 6 ? THOUSANDS : UNITS;
    }
}
