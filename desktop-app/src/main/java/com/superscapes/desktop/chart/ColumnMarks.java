package com.superscapes.desktop.chart;

import com.superscapes.reports.chart.ChartSpec;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;

/** Columns over time, left to right: the actual in front, comparators behind it to the left. */
final class ColumnMarks extends Marks {

    ColumnMarks(ChartSpec spec, IntConsumer onDrill) {
        super(spec, onDrill);
    }

    @Override
    protected double computePrefHeight(double width) {
        return 200;
    }

    @Override
    protected void layoutChildren() {
        double text = categories.isEmpty() ? 0 : categories.getFirst().prefHeight(-1);
        double top = text + 2;
        double bottom = getHeight() - text - 4 - (low < 0 ? text : 0);
        double scale = (bottom - top) / (high - low);
        double zero = top + high * scale;
        double slot = getWidth() / Math.max(1, categories.size());
        double bar = slot * 0.5;
        place(axis, 0, zero, getWidth(), 1);
        for (int i = 0; i < categories.size(); i++) {
            double x = i * slot + (slot - bar) / 2;
            for (int s = 0; s < bars.size(); s++) {
                double value = value(s, i);
                place(bars.get(s).get(i), x + (s == 0 ? bar * 0.12 : -bar * 0.16 * s),
                        value >= 0 ? zero - value * scale : zero, bar, Math.abs(value) * scale);
            }
            double value = value(0, i);
            center(values.get(i), i * slot + slot / 2 + bar * 0.12,
                    value >= 0 ? zero - highest(i) * scale - text - 1 : zero - value * scale + 1);
            center(categories.get(i), i * slot + slot / 2, getHeight() - text);
        }
    }

    /** The figure stands above its own bar and clear of the bars behind it. */
    private double highest(int category) {
        double highest = 0;
        for (int s = 0; s < bars.size(); s++) {
            highest = Math.max(highest, value(s, category));
        }
        return highest;
    }

    private static void center(Label label, double x, double y) {
        double width = Math.ceil(label.prefWidth(-1));
        label.resizeRelocate(Math.round(x - width / 2), Math.round(y), width, Math.ceil(label.prefHeight(-1)));
    }
}
