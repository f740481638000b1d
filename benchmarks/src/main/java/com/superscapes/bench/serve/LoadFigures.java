package com.superscapes.bench.serve;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What the load generator saw.
 *
 * @param p50        milliseconds that half of the requests stayed within; the others alike
 * @param errors     answers other than 200, wrong ones and lost connections
 * @param firstError what the first of them said; null for none
 * @param cpuSeconds processor time the generator itself took while it counted
 */
public record LoadFigures(long requests, BigDecimal requestsPerSecond, BigDecimal p50, BigDecimal p95, BigDecimal p99,
        BigDecimal longest, long errors, @Nullable String firstError, BigDecimal cpuSeconds) {

    /** @param nanos how long each request took */
    static LoadFigures of(Histogram nanos, double seconds, long errors, @Nullable String firstError,
            double cpuSeconds) {
        return new LoadFigures(nanos.getTotalCount(), rounded(nanos.getTotalCount() / seconds, 1),
                milliseconds(nanos.getValueAtPercentile(50)), milliseconds(nanos.getValueAtPercentile(95)),
                milliseconds(nanos.getValueAtPercentile(99)), milliseconds(nanos.getMaxValue()), errors, firstError,
                rounded(cpuSeconds, 1));
    }

    /** For the printed line. */
    public Map<String, Object> printed() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("requests", requests);
        figures.put("requestsPerSecond", requestsPerSecond);
        figures.put("p50Ms", p50);
        figures.put("p95Ms", p95);
        figures.put("p99Ms", p99);
        figures.put("longestMs", longest);
        figures.put("errors", errors);
        if (firstError != null) {
            figures.put("firstError", firstError);
        }
        figures.put("generatorCpuSeconds", cpuSeconds);
        return figures;
    }

    private static BigDecimal milliseconds(long nanos) {
        return rounded(nanos / 1e6, 2);
    }

    private static BigDecimal rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    }
}
