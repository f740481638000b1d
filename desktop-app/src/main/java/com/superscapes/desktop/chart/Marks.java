package com.superscapes.desktop.chart;

import com.superscapes.reports.chart.ChartSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What column and bar charts share: one bar per value, comparators first so that the actual stands in front. */
abstract class Marks extends Region {

    protected final ChartSpec spec;
    protected final List<List<Region>> bars = new ArrayList<>();
    protected final List<Label> categories = new ArrayList<>();
    protected final List<Label> values = new ArrayList<>();
    protected final Region axis = new Region();
    protected final double low;
    protected final double high;

    Marks(ChartSpec spec, IntConsumer onDrill) {
        this.spec = spec;
        getStyleClass().add("chart-marks");
        axis.getStyleClass().add("chart-axis");
        double least = 0;
        double most = 0;
        for (ChartSpec.Series series : spec.series()) {
            for (BigDecimal value : series.values()) {
                least = value == null ? least : Math.min(least, value.doubleValue());
                most = value == null ? most : Math.max(most, value.doubleValue());
            }
        }
        low = least;
        high = most == least ? least + 1 : most;
        for (int s = spec.series().size() - 1; s >= 0; s--) {
            bars.addFirst(series(spec.series().get(s), onDrill));
        }
        getChildren().add(axis);
        for (int i = 0; i < spec.categories().size(); i++) {
            categories.add(label(spec.categories().get(i), "chart-category"));
            BigDecimal actual = spec.series().isEmpty() ? null : actual(i);
            Label value = label(actual == null ? "" : ChartView.value(actual), "chart-value");
            value.setAccessibleText(spec.categories().get(i) + " " + ChartView.value(actual));
            values.add(value);
        }
    }

    private List<Region> series(ChartSpec.Series series, IntConsumer onDrill) {
        List<Region> made = new ArrayList<>();
        for (int i = 0; i < series.values().size(); i++) {
            int category = i;
            Region bar = new Region();
            bar.getStyleClass().addAll("chart-bar", ChartView.style(series.scenario()));
            bar.setOnMouseClicked(click -> onDrill.accept(category));
            Tooltip.install(bar, new Tooltip(ChartView.hover(spec, i)));
            made.add(bar);
            getChildren().add(bar);
        }
        return made;
    }

    private Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        getChildren().add(label);
        return label;
    }

    protected final @Nullable BigDecimal actual(int category) {
        return spec.series().getFirst().values().get(category);
    }

    protected final double value(int series, int category) {
        BigDecimal value = spec.series().get(series).values().get(category);
        return value == null ? 0 : value.doubleValue();
    }

    /** The axis and the bars draw themselves where the layout puts them. */
    protected static void place(Region node, double x, double y, double width, double height) {
        node.resizeRelocate(Math.round(x), Math.round(y), Math.max(1, Math.round(width)),
                Math.max(0, Math.round(height)));
    }
}
