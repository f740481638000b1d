package com.superscapes.bench.query;

import com.superscapes.bench.serve.HomePages;
import com.superscapes.bench.setup.Timing;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** What Home costs on a large ledger against what it costs on a smaller one: the same pages of both, in turns, none twice. */
public final class HomeCost {

    private static final int WARM_UP = 24;

    private HomeCost() {
    }

    /** Adds quantiles and the ratio of the 95th percentiles. */
    public static void measure(HomePages large, HomePages small, long smallLines, Map<String, Object> figures)
            throws IOException {
        List<String> pages = large.pages();
        long[] ours = new long[pages.size() - WARM_UP];
        long[] reference = new long[pages.size() - WARM_UP];
        for (int i = 0; i < pages.size(); i++) {
            long one = large.time(pages.get(i));
            long other = small.time(pages.get(i));
            if (i >= WARM_UP) {
                ours[i - WARM_UP] = one;
                reference[i - WARM_UP] = other;
            }
        }
        Timing largeTime = new Timing(ours);
        Timing smallTime = new Timing(reference);
        figures.put("homePages", ours.length);
        figures.put("homeP50Seconds", Timing.seconds(largeTime.quantile(0.5)));
        figures.put("homeP95Seconds", Timing.seconds(largeTime.quantile(0.95)));
        figures.put("homeSmallLines", smallLines);
        figures.put("homeSmallP50Seconds", Timing.seconds(smallTime.quantile(0.5)));
        figures.put("homeSmallP95Seconds", Timing.seconds(smallTime.quantile(0.95)));
        figures.put("homeP95Ratio", BigDecimal.valueOf(largeTime.quantile(0.95)).divide(
                BigDecimal.valueOf(smallTime.quantile(0.95)), new MathContext(4, RoundingMode.HALF_UP)));
    }
}
