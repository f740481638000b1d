package com.superscapes.reports.chart;

import java.math.BigDecimal;
import java.util.Objects;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultIntervalCategoryDataset;

/** Where each bar of a waterfall starts and ends: a step stands on the one before, a subtotal on the axis. */
final class Waterfall {

    private Waterfall() {
    }

    static CategoryDataset data(ChartSpec spec) {
        int size = spec.categories().size();
        Number[][] starts = new Number[1][size];
        Number[][] ends = new Number[1][size];
        BigDecimal level = BigDecimal.ZERO;
        for (int i = 0; i < size; i++) {
            BigDecimal value = Objects.requireNonNullElse(spec.series().getFirst().values().get(i), BigDecimal.ZERO);
            BigDecimal from = spec.subtotals().contains(i) ? BigDecimal.ZERO : level;
            level = from.add(value);
            starts[0][i] = from;
            ends[0][i] = level;
        }
        Plots.Category[] categories = new Plots.Category[size];
        for (int i = 0; i < size; i++) {
            categories[i] = new Plots.Category(i, spec.categories().get(i));
        }
        return new DefaultIntervalCategoryDataset(new Comparable<?>[]{Integer.valueOf(0)}, categories, starts, ends);
    }
}
