package com.superscapes.proxy.statement;

import com.superscapes.proxy.measure.Amounts;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Variances as finance reads them: better/(worse) by the row's polarity, plain change where it has none. */
final class Variance {

    private Variance() {
    }

    /** (actual - comparator) x polarity; of ratios, the difference in points. */
    static BigDecimal amount(BigDecimal actual, BigDecimal comparator, int polarity) {
        BigDecimal change = actual.subtract(comparator);
        return polarity < 0 ? change.negate() : change;
    }

    /**
     * Variance / |comparator|; null ("n.m.") when the comparator is zero, the sign flips, or it passes 999 %.
     */
    static @Nullable BigDecimal percent(BigDecimal actual, BigDecimal comparator, int polarity) {
        return Amounts.percent(amount(actual, comparator, polarity), actual, comparator);
    }
}
