package com.superscapes.proxy.report.analysis;

import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.ReportRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Overhead that names no member of a dimension, put on its members by a stated basis, to the cent. */
final class Allocation {

    static final Parameter<String> BASIS = Parameter.choice("allocation", "Overhead",
            new Choice("off", "Not allocated"),
            new Choice("revenue", "Allocated by revenue"), new Choice("direct", "Allocated by direct cost"),
            new Choice("labor", "Allocated by direct labor"), new Choice("hours", "Allocated by hours"));

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private Allocation() {
    }

    /**
     * Parts of an amount in the proportion of weights; they add up to it. Each is rounded down to cents, and the cents left go to those
     * that were rounded down most. A weight that is not above zero takes no part.
     *
     * @return by the weights' keys; empty where no weight is above zero
     */
    static <K extends Comparable<K>> Map<K, BigDecimal> parts(BigDecimal amount, Map<K, BigDecimal> weights) {
        List<K> keys = weights.keySet().stream().filter(key -> weight(weights, key).signum() > 0).sorted().toList();
        BigDecimal all = keys.stream().map(key -> weight(weights, key)).reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<K, BigDecimal> parts = new HashMap<>();
        Map<K, BigDecimal> lost = new HashMap<>();
        BigDecimal left = amount;
        for (K key : keys) {
            BigDecimal exact = amount.multiply(weight(weights, key)).divide(all, 12, RoundingMode.DOWN);
            BigDecimal part = exact.setScale(2, RoundingMode.DOWN);
            parts.put(key, part);
            lost.put(key, exact.subtract(part).abs());
            left = left.subtract(part);
        }
        List<K> byLoss = keys.stream().sorted(Comparator.comparing((K key) -> weight(lost, key)).reversed()).toList();
        BigDecimal cent = left.signum() < 0 ? CENT.negate() : CENT;
        for (int i = 0; i < byLoss.size() && left.abs().compareTo(CENT) >= 0; i++) {
            parts.merge(byLoss.get(i), cent, BigDecimal::add);
            left = left.subtract(cent);
        }
        if (!byLoss.isEmpty() && left.signum() != 0) {
            parts.merge(byLoss.getFirst(), left, BigDecimal::add); // of sources that state more than cents
        }
        return parts;
    }

    private static <K> BigDecimal weight(Map<K, BigDecimal> weights, K key) {
        return weights.getOrDefault(key, BigDecimal.ZERO);
    }

    /** Sets "allocated" in every row; what the row of no member had is taken off it. @return what was allocated */
    static BigDecimal apply(List<ReportRow> rows, String basis) {
        BigDecimal pool = rows.stream().filter(row -> row.id().isEmpty()).map(row -> row.amount("overhead"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, BigDecimal> weights = new HashMap<>();
        rows.stream().filter(row -> !row.id().isEmpty()).forEach(row -> weights.put(row.id(), switch (basis) {
            case "direct" -> row.amount("revenue").subtract(MarginReport.profit(row));
            case "off" -> BigDecimal.ZERO;
            default -> row.amount(basis);
        }));
        Map<String, BigDecimal> parts = parts(pool, weights);
        for (ReportRow row : rows) {
            row.set("allocated", row.id().isEmpty() && !parts.isEmpty()
                    ? pool.negate()
                    : parts.getOrDefault(row.id(), BigDecimal.ZERO));
        }
        return parts.isEmpty() ? BigDecimal.ZERO : pool;
    }
}
