package com.superscapes.sync.field;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * Reads dates of one pattern strictly (30 February is refused) and inside the open range.
 *
 * @param pattern   letters of {@link DateTimeFormatter}; {@code yyyy-MM-dd} and {@code yyyyMMdd} are read fastest
 * @param formatter made of the pattern
 * @param open      dates that may be posted to
 */
public record DateFormat(String pattern, DateTimeFormatter formatter, OpenRange open) {

    /** @throws IllegalArgumentException if the pattern is none */
    public static DateFormat of(String pattern, OpenRange open) {
        // Strict resolving needs the era-free year.
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        return new DateFormat(pattern, formatter, open);
    }

    /**
     * @param field the column's name, for the message
     * @throws BadField with code {@code bad-date} or {@code date-out-of-range}
     */
    public LocalDate parse(String field, String text) throws BadField {
        return open.check(field, text, any(field, text.strip()));
    }

    private LocalDate any(String field, String text) throws BadField {
        try {
            if (pattern.equals("yyyy-MM-dd") && text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
                return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
            }
            if (pattern.equals("yyyyMMdd") && text.length() == 8) {
                return LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
            }
            return LocalDate.parse(text, formatter);
        } catch (DateTimeException refused) {
            throw new BadField(field, "bad-date", "the date cannot be read; dates here look like " + pattern, text);
        }
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new DateTimeException("not a digit");
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
