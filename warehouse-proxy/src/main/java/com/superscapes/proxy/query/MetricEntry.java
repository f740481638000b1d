package com.superscapes.proxy.query;

import com.superscapes.api.query.Column;
import com.superscapes.proxy.measure.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the catalogue file. It is one of: a measure of accounts, a sum of other metrics, a ratio of two.
 *
 * @param sign    +1, or -1 to show credits as positive; 0 (left out) is +1
 * @param unit    hours or null; money and ratios by themselves; a quotient of money and hours is currency per hour
 * @param sensitivity ledger or labor; null is ledger
 * @param synonyms other words people use
 * @param sum     ids with "+" or "-" in front
 */
record MetricEntry(String id, String name, String definition, int polarity, @Nullable Measure measure, int sign,
        List<String> types, List<String> classes, List<String> sum, @Nullable String numerator,
        @Nullable String denominator, boolean entityWideOnly, @Nullable String unit,
        @Nullable String sensitivity, @Nullable List<String> synonyms) {

    boolean ratio() {
        return numerator != null;
    }

    Column.Kind kind() {
        return switch (unit()) {
            case "ratio" -> Column.Kind.RATIO;
            case "hours", "days" -> Column.Kind.QUANTITY;
            case "currency per hour" -> Column.Kind.RATE;
            default -> Column.Kind.MONEY;
        };
    }

    @Override
    public String unit() {
        return unit != null ? unit : ratio() ? "ratio" : "currency";
    }

    /** What it tells of: ledger or labor. */
    @Override
    public String sensitivity() {
        return sensitivity == null ? "ledger" : sensitivity;
    }

    @Override
    public List<String> synonyms() {
        return synonyms == null ? List.of() : synonyms;
    }
}
