package com.superscapes.desktop.chart;

import com.superscapes.reports.chart.ChartSpec;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;

/** Bars of a structure, top to bottom: the actual in front, comparators behind it a little higher. */
final class BarMarks extends Marks {

    BarMarks(ChartSpec spec, IntConsumer onDrill) {
        super(spec, onDrill);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(200, categories.size() * 20);
    }

    @Override
    protected void layoutChildren() {
        double names = categories.stream().mapToDouble(label -> label.prefWidth(-1)).max().orElse(0) + 8;
        double figures = values.stream().mapToDouble(label -> label.prefWidth(-1)).max().orElse(0) + 6;
        double left = names + (low < 0 ? figures : 0);
        double scale = Math.max(1, getWidth() - left - figures) / (high - low);
        double zero = left - low * scale;
        double slot = getHeight() / Math.max(1, categories.size());
        double bar = Math.min(slot * 0.62, 22);
        place(axis, zero, 0, 1, getHeight());
        for (int i = 0; i < categories.size(); i++) {
            double y = i * slot + (slot - bar) / 2;
            for (int s = 0; s < bars.size(); s++) {
                double value = value(s, i);
                place(bars.get(s).get(i), value >= 0 ? zero : zero + value * scale,
                        y + (s == 0 ? bar * 0.1 : -bar * 0.16 * s), Math.abs(value) * scale, bar);
            }
            double value = value(0, i);
            Label figure = values.get(i);
            double width = Math.ceil(figure.prefWidth(-1));
            double comparators = 0;
            for (int s = 1; s < bars.size(); s++) {
                comparators = Math.max(comparators, value(s, i));
            }
            double end = value >= 0
                    ? zero + Math.max(value, comparators) * scale + 5
                    : zero + value * scale - width - 5;
            middle(figure, end, i * slot, slot, width);
            middle(categories.get(i), 0, i * slot, slot, Math.ceil(categories.get(i).prefWidth(-1)));
        }
    }

    private static void middle(Label label, double x, double y, double slot, double width) {
        double height = Math.ceil(label.prefHeight(-1));
        label.resizeRelocate(Math.round(x), Math.round(y + (slot - height) / 2), width, height);
    }
}
