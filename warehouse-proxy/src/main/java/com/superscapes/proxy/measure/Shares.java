package com.superscapes.proxy.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Amounts put on members in the proportion of weights, to the cent. */
public final class Shares {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private Shares() {
    }

    /**
     * Parts of an amount in the proportion of weights; they add up to it. Each is rounded down to cents, and the cents left go to those
     * that were rounded down most (largest remainder). A weight that is not above zero takes no part.
     *
     * @return by the weights' keys; empty where no weight is above zero
     */
    public static <K extends Comparable<K>> Map<K, BigDecimal> of(BigDecimal amount, Map<K, BigDecimal> weights) {
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
}
