package com.superscapes.sample;

import com.superscapes.sample.event.Scale;
import java.time.temporal.ChronoUnit;

/** Finds the scale that gives the lines asked for, by counting the lines of trial runs that write nothing. */
final class Calibration {

    /** Above this many lines the scale is extrapolated: lines then grow in proportion to it. */
    private static final long COUNTED = 1_200_000;
    private static final long SMALLEST = 100;
    /** Below this many lines in three years, money that waits for an event is flushed by quarter, not by month. */
    private static final long MONTHLY = 92_000;

    private final SampleOptions options;
    private final long wanted;
    private final int months;

    Calibration(SampleOptions options) {
        this.options = options;
        this.wanted = options.lines();
        long days = ChronoUnit.DAYS.between(SampleOptions.FIRST_DAY, options.through()) + 1;
        this.months = wanted * 1096 / days >= MONTHLY ? 1 : 3;
    }

    Scale scale() {
        return new Scale(wanted <= COUNTED ? counted() : extrapolated(), months);
    }

    /** Narrows the scale down until the count is within half a percent: interpolating and halving in turn. */
    private long counted() {
        long low = SMALLEST;
        long lowCount = count(low);
        if (lowCount >= wanted) {
            return low;
        }
        long high = wanted * 2;
        long highCount = count(high);
        long middle = high;
        for (int round = 0; round < 14 && highCount > wanted; round++) {
            middle = round % 3 == 2
                    ? (low + high) / 2
                    : low + (high - low) * (wanted - lowCount) / (highCount - lowCount);
            long count = count(middle);
            if (Math.abs(count - wanted) * 200 <= wanted) {
                return middle;
            }
            if (count < wanted) {
                low = middle;
                lowCount = count;
            } else {
                high = middle;
                highCount = count;
            }
        }
        return middle;
    }

    private long extrapolated() {
        long first = count(1_000_000);
        long second = count(2_000_000);
        return 1_000_000 + (wanted - first) * 1_000_000 / (second - first);
    }

    private long count(long ppm) {
        return SampleCompany.count(options, new Scale(ppm, months));
    }
}
