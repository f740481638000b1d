package com.superscapes.sample;

import com.superscapes.sample.event.Scale;
import java.time.temporal.ChronoUnit;

/** Finds the scale that gives the lines asked for, by counting the lines of trial runs that write nothing. */
final class Calibration {

    /** Above this many lines the scale is extrapolated: lines grow in proportion to it. */
    private static final long COUNTED = 400_000;
    private static final long SMALLEST = 100;

    private final SampleOptions options;
    private final long wanted;
    private final int months;

    Calibration(SampleOptions options) {
        this.options = options;
        this.wanted = options.lines();
        long days = ChronoUnit.DAYS.between(SampleOptions.FIRST_DAY, options.through()) + 1;
        long inThreeYears = wanted * 1096 / days;
        this.months = inThreeYears >= 85_000 ? 1 : inThreeYears >= 60_000 ? 3 : 12;
    }

    Scale scale() {
        return wanted <= COUNTED ? counted() : extrapolated();
    }

    /** Follows the secant until the count is within half a percent. */
    private Scale counted() {
        long low = SMALLEST;
        long lowCount = count(low);
        long guess = Math.max(low, wanted);
        for (int round = 0; round < 6 && lowCount < wanted; round++) {
            long count = count(guess);
            if (Math.abs(count - wanted) * 200 <= wanted || count <= lowCount) {
                return new Scale(guess, months);
            }
            guess = Math.max(low, low + (guess - low) * (wanted - lowCount) / (count - lowCount));
        }
        return new Scale(lowCount < wanted ? guess : low, months);
    }

    private Scale extrapolated() {
        long first = count(300_000);
        long second = count(600_000);
        return new Scale(300_000 + (wanted - first) * 300_000 / (second - first), months);
    }

    private long count(long ppm) {
        return SampleCompany.count(options, new Scale(ppm, months));
    }
}
