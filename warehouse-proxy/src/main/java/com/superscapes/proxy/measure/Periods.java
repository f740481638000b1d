package com.superscapes.proxy.measure;

import com.superscapes.api.query.PeriodRange;
import java.util.stream.IntStream;

/** Arithmetic on period keys: fiscal year * 100 + period, where period 13 holds the adjustments of the year's last day. */
public final class Periods {

    private Periods() {
    }

    /** The twelve-month period before, for flows; adjustments compare with the last regular period before them. */
    public static int before(int key) {
        int period = key % 100;
        return period == 1 ? (key / 100 - 1) * 100 + 12 : key - 1;
    }

    /** What a balance at the start of {@code key} rests on: the adjustments count into the opening of a new year. */
    public static int balanceBefore(int key) {
        return key % 100 == 1 ? (key / 100 - 1) * 100 + 13 : key - 1;
    }

    /** The first period of the year of {@code key}. */
    public static int yearStart(int key) {
        return key / 100 * 100 + 1;
    }

    /** The same periods a year earlier. */
    public static PeriodRange yearBefore(PeriodRange range) {
        return new PeriodRange(range.from() - 100, range.to() - 100);
    }

    /** As many periods again, right before the range; a range of whole years keeps its adjustment period. */
    public static PeriodRange rangeBefore(PeriodRange range) {
        int length = index(range.to()) - index(range.from()) + 1;
        if (length % 12 == 0) {
            int years = length / 12 * 100;
            return new PeriodRange(range.from() - years, range.to() - years);
        }
        if (range.from() == range.to()) {
            return new PeriodRange(before(range.from()), before(range.to()));
        }
        return new PeriodRange(key(index(range.from()) - length), key(index(range.from()) - 1));
    }

    /** Year to date through the period before; in the first period, the whole year before. */
    public static PeriodRange yearToDateBefore(int key) {
        int end = balanceBefore(key);
        return new PeriodRange(yearStart(end), end);
    }

    /** Twelve periods that end with {@code key}; adjustment periods between count. */
    public static PeriodRange trailingTwelve(int key) {
        return new PeriodRange(key % 100 == 13 ? yearStart(key) : key(index(key) - 11), key);
    }

    /** The year so far at the end of a range. */
    public static PeriodRange yearToDate(PeriodRange range) {
        return new PeriodRange(yearStart(range.to()), range.to());
    }

    /** The keys a range may hold, adjustments among them. */
    public static IntStream within(PeriodRange range) {
        return IntStream.rangeClosed(range.from(), range.to()).filter(key -> key % 100 >= 1 && key % 100 <= 13);
    }

    private static int index(int key) {
        return key / 100 * 12 + Math.min(key % 100, 12) - 1;
    }

    private static int key(int index) {
        return index / 12 * 100 + index % 12 + 1;
    }
}
