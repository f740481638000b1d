package com.superscapes.api.query;

import java.util.List;

/**
 * An entry of the metric catalogue.
 *
 * @param definition in words, with the formula
 * @param additive   false when totals must be recomputed (ratios) or when it cannot be summed over time (balances)
 * @param polarity   +1 when more is better, -1 when less is better, 0 when neither
 * @param dimensions ids it can be grouped by
 * @param unit       currency, ratio, hours, or currency per hour
 * @param sensitivity public within the firm's figures: ledger; of people's work: labor
 * @param synonyms   other words people use for it
 */
public record Metric(String id, String name, String definition, Column.Kind kind, boolean additive, int polarity,
        boolean entityWideOnly, List<String> dimensions, String unit, String sensitivity, List<String> synonyms) {

    /** A metric of the ledger, in money, without other names. */
    public Metric(String id, String name, String definition, Column.Kind kind, boolean additive, int polarity,
            boolean entityWideOnly, List<String> dimensions) {
        this(id, name, definition, kind, additive, polarity, entityWideOnly, dimensions, "currency", "ledger",
                List.of());
    }
}
