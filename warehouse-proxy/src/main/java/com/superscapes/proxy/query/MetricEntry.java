package com.superscapes.proxy.query;

import com.superscapes.api.query.Column;
import com.superscapes.proxy.measure.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the catalogue file. It is one of: a measure of accounts, a sum of other metrics, a ratio of two.
 *
 * @param sign    +1, or -1 to show credits as positive; 0 (left out) is +1
 * @param sum     ids with "+" or "-" in front
 */
record MetricEntry(String id, String name, String definition, int polarity, @Nullable Measure measure, int sign,
        List<String> types, List<String> classes, List<String> sum, @Nullable String numerator,
        @Nullable String denominator, boolean entityWideOnly) {

    boolean ratio() {
        return numerator != null;
    }

    Column.Kind kind() {
        return ratio() ? Column.Kind.RATIO : Column.Kind.MONEY;
    }
}
