package com.superscapes.reports.format;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Figures as an accountant reads them, the same on every machine: thousands by comma, decimals by point, negatives in
 * parentheses, zero an en dash. Values are rounded half up, last.
 */
public final class Figures {

    /** Zero. */
    public static final String ZERO = "\u2013";
    /** Not meaningful. */
    public static final String NOT_MEANINGFUL = "n.m.";
    /** Better than the comparator. */
    public static final String BETTER = "\u25b2";
    /** Worse than the comparator. */
    public static final String WORSE = "\u25bc";

    private Figures() {
    }

    /** An amount, such as "1,234.50", "(1,234.50)" or an en dash when it rounds to zero. */
    public static String amount(BigDecimal value, int decimals) {
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? ZERO : signed(rounded, grouped(rounded.abs()));
    }

    /** An amount in the scale said in the head, such as 1,234 for 1,234,000 in thousands. */
    public static String amount(BigDecimal value, Scale scale, int decimals) {
        return amount(scale.of(value), decimals);
    }

    /** A ratio as a percentage with one place: 0.0512 is "5.1%", -0.05 is "(5.0%)". */
    public static String percent(BigDecimal ratio) {
        BigDecimal rounded = ratio.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? ZERO : signed(rounded, grouped(rounded.abs()) + "%");
    }

    /** A difference of two ratios in percentage points: 0.012 is "1.2 pp". */
    public static String points(BigDecimal difference) {
        BigDecimal rounded = difference.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? ZERO : signed(rounded, grouped(rounded.abs()) + " pp");
    }

    /** A count, such as "1,234". Zero is "0": nothing is missing. */
    public static String count(long value) {
        return value < 0 ? "(" + grouped(BigDecimal.valueOf(value).abs()) + ")" : grouped(BigDecimal.valueOf(value));
    }

    private static String signed(BigDecimal value, String magnitude) {
        return value.signum() < 0 ? "(" + magnitude + ")" : magnitude;
    }

    private static String grouped(BigDecimal magnitude) {
        String plain = magnitude.toPlainString();
        int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        StringBuilder text = new StringBuilder(plain);
        for (int at = point - 3; at > 0; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }
}
