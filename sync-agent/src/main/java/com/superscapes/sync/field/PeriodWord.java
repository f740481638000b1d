package com.superscapes.sync.field;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A period as sources write it: {@code 7}, {@code P07}, {@code M13}, {@code 2026-13} or {@code 202613}.
 *
 * @param year   the fiscal year, or 0 when the word does not say
 * @param period 1 to 13
 */
public record PeriodWord(int year, int period) {

    private static final Pattern WORD = Pattern.compile("(?:(\\d{4})[-/ ]?)?[PM]?(\\d{1,2})", Pattern.CASE_INSENSITIVE);

    /** @throws BadField with code {@code bad-period} */
    public static PeriodWord parse(String field, String text) throws BadField {
        String word = text.strip();
        Matcher matcher = WORD.matcher(word);
        // 1 and 2 are by far the most frequent: no expression needed
        boolean digit = word.length() == 1 && Character.isDigit(word.charAt(0));
        if (!digit && !matcher.matches()) {
            throw bad(field, text);
        }
        String year = digit ? null : matcher.group(1);
        int period = Integer.parseInt(digit ? word : matcher.group(2));
        if (period < 1 || period > 13) {
            throw bad(field, text);
        }
        return new PeriodWord(year == null ? 0 : Integer.parseInt(year), period);
    }

    private static BadField bad(String field, String text) {
        return new BadField(field, "bad-period",
                "the period cannot be read; it must be 1 to 13, P13, M13, 2026-13 or 202613", text);
    }
}
