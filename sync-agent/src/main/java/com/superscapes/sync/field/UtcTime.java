package com.superscapes.sync.field;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Instants of whole seconds as {@code 2026-03-31T17:05:00Z}: what sources write in every row, read and written without the
 * JDK's formatters, which take longer than all the rest of a row.
 */
public final class UtcTime {

    private static final int LENGTH = 20;
    private static final String SHAPE = "0000-00-00T00:00:00Z";
    private static final int DAY_SECONDS = 86_400;

    private UtcTime() {
    }

    /** Null for whatever is not exactly of this shape, or no time at all. */
    public static @Nullable Instant parse(String text) {
        if (text.length() != LENGTH || !hasShape(text)) {
            return null;
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        try {
            LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
            return Instant.ofEpochSecond(
                    day.toEpochDay() * DAY_SECONDS + hour * 3600L + minute * 60L + second);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static boolean hasShape(String text) {
        for (int i = 0; i < LENGTH; i++) {
            char shape = SHAPE.charAt(i);
            char c = text.charAt(i);
            if (shape == '0' ? c < '0' || c > '9' : c != shape) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    /** The same text as {@link Instant#toString()}. */
    public static String text(Instant instant) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(instant.getEpochSecond(), DAY_SECONDS));
        if (instant.getNano() != 0 || day.getYear() < 0 || day.getYear() > 9999) {
            return instant.toString();
        }
        int second = Math.floorMod(instant.getEpochSecond(), DAY_SECONDS);
        char[] text = SHAPE.toCharArray();
        write(text, 0, 4, day.getYear());
        write(text, 5, 7, day.getMonthValue());
        write(text, 8, 10, day.getDayOfMonth());
        write(text, 11, 13, second / 3600);
        write(text, 14, 16, second / 60 % 60);
        write(text, 17, 19, second % 60);
        return new String(text);
    }

    private static void write(char[] text, int from, int to, int number) {
        int left = number;
        for (int i = to - 1; i >= from; i--) {
            text[i] = (char) ('0' + left % 10);
            left /= 10;
        }
    }
}
