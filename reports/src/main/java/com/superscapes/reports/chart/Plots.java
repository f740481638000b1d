package com.superscapes.reports.chart;

import com.superscapes.reports.chart.ChartSpec.Kind;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.math.BigDecimal;
import java.util.Objects;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.CategoryItemRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/** The JFreeChart plot of a chart: values on the marks instead of a value axis and gridlines. */
final class Plots {

    private static final double LABEL_ROOM = 0.14;

    private Plots() {
    }

    static JFreeChart chart(ChartSpec spec, Font font) {
        CategoryDataset data = spec.kind() == Kind.WATERFALL ? Waterfall.data(spec) : data(spec);
        CategoryItemRenderer renderer = Renderers.of(spec, font);
        CategoryPlot plot = new CategoryPlot(data, categories(spec, font), values(spec), renderer);
        plot.setOrientation(spec.kind() == Kind.BAR ? PlotOrientation.HORIZONTAL : PlotOrientation.VERTICAL);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setRangeZeroBaselineVisible(true);
        plot.setRangeZeroBaselinePaint(ScenarioPaint.INK);
        plot.setRangeZeroBaselineStroke(new BasicStroke(0.6f));
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        JFreeChart chart = new JFreeChart(null, font, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        return chart;
    }

    private static CategoryAxis categories(ChartSpec spec, Font font) {
        CategoryAxis axis = new CategoryAxis();
        axis.setTickLabelFont(font);
        axis.setTickLabelPaint(ScenarioPaint.INK);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setMaximumCategoryLabelLines(3);
        axis.setMaximumCategoryLabelWidthRatio(spec.kind() == Kind.BAR ? 0.28f : 0.95f);
        axis.setCategoryMargin(0.25);
        axis.setLowerMargin(0.02);
        axis.setUpperMargin(0.02);
        return axis;
    }

    /** Starts at zero, whatever the values. */
    private static NumberAxis values(ChartSpec spec) {
        NumberAxis axis = new NumberAxis();
        axis.setAutoRangeIncludesZero(true);
        axis.setVisible(false);
        axis.setUpperMargin(LABEL_ROOM);
        axis.setLowerMargin(negatives(spec) ? LABEL_ROOM : 0);
        axis.setTickLabelPaint(Color.BLACK);
        return axis;
    }

    private static boolean negatives(ChartSpec spec) {
        return spec.series().stream().flatMap(series -> series.values().stream()).filter(Objects::nonNull)
                .anyMatch(value -> value.signum() < 0);
    }

    private static CategoryDataset data(ChartSpec spec) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (int s = 0; s < spec.series().size(); s++) {
            for (int c = 0; c < spec.categories().size(); c++) {
                BigDecimal value = spec.series().get(s).values().get(c);
                data.addValue(value, Integer.valueOf(s), new Category(c, spec.categories().get(c)));
            }
        }
        return data;
    }

    /** A category's place and name: two may bear the same name. */
    record Category(int index, String name) implements Comparable<Category> {
        @Override
        public int compareTo(Category other) {
            return Integer.compare(index, other.index);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
