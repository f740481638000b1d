package com.superscapes.sync.field;

import java.math.BigDecimal;

/**
 * Reads amounts of one notation, exactly and strictly: {@code 1.234,5x} is refused, never half understood.
 * A minus may lead or trail, and parentheses mean negative. Currency signs and exponents are refused.
 *
 * @param decimal  the decimal sign
 * @param grouping the sign between groups of three digits; empty when there is none. A space also stands for the
 *                 no-break spaces that spreadsheets write.
 */
public record AmountFormat(char decimal, String grouping) {

    /** {@code 1234.56}: what machines write. */
    public static final AmountFormat PLAIN = new AmountFormat('.', "");

    /** The warehouse keeps four decimals. */
    public static final int DECIMALS = 4;
    private static final int INTEGER_DIGITS = 14;

    public AmountFormat {
        if (grouping.length() > 1 || grouping.equals(String.valueOf(decimal))) {
            throw new IllegalArgumentException("the grouping sign must be one character and not the decimal sign");
        }
    }

    /**
     * @param field the column's name, for the message
     * @throws BadField with code {@code bad-amount} or {@code amount-out-of-range}
     */
    public BigDecimal parse(String field, String text) throws BadField {
        String trimmed = strip(text);
        int from = 0;
        int to = trimmed.length();
        boolean negative = false;
        if (to >= 2 && trimmed.charAt(0) == '(' && trimmed.charAt(to - 1) == ')') {
            negative = true;
            from++;
            to--;
        } else if (to > 0 && isSign(trimmed.charAt(0))) {
            negative = trimmed.charAt(0) != '+';
            from++;
        } else if (to > 0 && isSign(trimmed.charAt(to - 1))) {
            negative = trimmed.charAt(to - 1) != '+';
            to--;
        }
        BigDecimal amount = digits(field, trimmed, from, to);
        return negative ? amount.negate() : amount;
    }

    private BigDecimal digits(String field, String text, int from, int to) throws BadField {
        StringBuilder plain = new StringBuilder(to - from);
        int scale = -1;
        int sinceGroup = -1;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                plain.append(c);
                scale = scale < 0 ? scale : scale + 1;
                sinceGroup = sinceGroup < 0 || scale >= 0 ? sinceGroup : sinceGroup + 1;
            } else if (c == decimal && scale < 0 && sinceGroup != 0 && (sinceGroup < 0 || sinceGroup == 3)) {
                scale = 0;
                sinceGroup = -1;
            } else if (isGrouping(c) && scale < 0 && groupMayEnd(plain.length(), sinceGroup)) {
                sinceGroup = 0;
            } else {
                throw bad(field, text);
            }
        }
        if (plain.isEmpty() || (sinceGroup >= 0 && sinceGroup != 3)) {
            throw bad(field, text);
        }
        return inRange(field, text, plain.toString(), Math.max(scale, 0));
    }

    private static boolean groupMayEnd(int digits, int sinceGroup) {
        return sinceGroup < 0 ? digits >= 1 && digits <= 3 : sinceGroup == 3;
    }

    private BigDecimal inRange(String field, String text, String digits, int scale) throws BadField {
        BigDecimal amount = digits.length() <= 18
                ? BigDecimal.valueOf(Long.parseLong(digits), scale)
                : new BigDecimal(new java.math.BigInteger(digits), scale);
        if (scale > DECIMALS) {
            BigDecimal stripped = amount.stripTrailingZeros();
            if (stripped.scale() > DECIMALS) {
                throw new BadField(field, "amount-out-of-range",
                        "the amount has more than four decimals, which the ledger cannot keep exactly", text);
            }
            amount = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
        if (amount.precision() - amount.scale() > INTEGER_DIGITS) {
            throw new BadField(field, "amount-out-of-range", "the amount has more than 14 digits before the decimals",
                    text);
        }
        return amount;
    }

    private BadField bad(String field, String text) {
        String expected = grouping.isEmpty() ? "1234" + decimal + "56" : "1" + grouping + "234" + decimal + "56";
        return new BadField(field, "bad-amount", "the amount cannot be read; amounts here look like " + expected, text);
    }

    private boolean isGrouping(char c) {
        return !grouping.isEmpty() && (c == grouping.charAt(0) || (grouping.charAt(0) == ' ' && isSpace(c)));
    }

    private static boolean isSign(char c) {
        return c == '-' || c == '+' || c == '\u2212';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f';
    }

    private static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && (isSpace(text.charAt(from)) || text.charAt(from) == '\t')) {
            from++;
        }
        while (to > from && (isSpace(text.charAt(to - 1)) || text.charAt(to - 1) == '\t')) {
            to--;
        }
        return from == 0 && to == text.length() ? text : text.substring(from, to);
    }
}
