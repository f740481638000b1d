package com.superscapes.bench.setup;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/** Times of repeated runs, in nanoseconds. */
public final class Timing {

    private final long[] nanos;

    /** @param nanos at least one time */
    public Timing(long... nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("No time was taken.");
        }
        this.nanos = nanos.clone();
        Arrays.sort(this.nanos);
    }

    /** The runs of several. */
    public static Timing together(Timing... parts) {
        return new Timing(Arrays.stream(parts).flatMapToLong(part -> Arrays.stream(part.nanos)).toArray());
    }

    /** The time that this part of the runs stayed within, by nearest rank: 0.5 is the median. */
    public long quantile(double part) {
        return nanos[(int) Math.max(0, Math.ceil(part * nanos.length) - 1)];
    }

    /** The median in seconds. */
    public BigDecimal median() {
        return seconds(quantile(0.5));
    }

    /** Median of this ÷ median of the other, to four significant digits. */
    public BigDecimal ratioTo(Timing reference) {
        return BigDecimal.valueOf(quantile(0.5)).divide(BigDecimal.valueOf(reference.quantile(0.5)),
                new MathContext(4, RoundingMode.HALF_UP));
    }

    /** Seconds to a tenth of a millisecond. */
    public static BigDecimal seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).setScale(4, RoundingMode.HALF_UP);
    }
}
