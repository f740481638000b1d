package com.superscapes.proxy.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Exact decimals as the wire shows them. */
public final class Amounts {

    private static final int RATIO_DIGITS = 6;
    private static final BigDecimal MOST = new BigDecimal("9.99");

    private Amounts() {
    }

    /** Two decimals, or as many as the amount needs; null stays null. */
    public static @Nullable BigDecimal normal(@Nullable BigDecimal amount) {
        return amount == null ? null : money(amount);
    }

    /** Two decimals, or as many as the amount needs. */
    public static BigDecimal money(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.setScale(Math.max(2, stripped.scale()), RoundingMode.UNNECESSARY);
    }

    /** Zero for null: no rows add up to nothing. */
    public static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? money(BigDecimal.ZERO) : amount;
    }

    /** Rounded half even to six digits; null when the denominator is zero: "not meaningful", never 0 or infinite. */
    public static @Nullable BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0 ? null : numerator.divide(denominator, RATIO_DIGITS, RoundingMode.HALF_EVEN);
    }

    /** A variance over its comparator's size; null ("n.m.") when that is zero, the sign flips, or it passes 999 %. */
    public static @Nullable BigDecimal percent(BigDecimal variance, BigDecimal actual, BigDecimal comparator) {
        if (actual.signum() * comparator.signum() < 0) {
            return null;
        }
        BigDecimal percent = ratio(variance, comparator.abs());
        return percent == null || percent.abs().compareTo(MOST) > 0 ? null : percent;
    }
}
