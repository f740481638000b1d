package com.superscapes.desktop.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import org.jspecify.annotations.Nullable;

/** The course of thirteen months in a word's space, with the current month marked. */
public final class Sparkline extends Region {

    private final Polyline course = new Polyline();
    private final Line zero = new Line();
    private final Circle now = new Circle();
    private List<@Nullable BigDecimal> values = List.of();

    public Sparkline() {
        getStyleClass().add("sparkline");
        course.getStyleClass().add("sparkline-course");
        zero.getStyleClass().add("sparkline-zero");
        now.getStyleClass().add("sparkline-now");
        getChildren().setAll(zero, course, now);
        getChildren().forEach(mark -> mark.setManaged(false));
    }

    /** Oldest first; null where there is none. */
    public void show(List<@Nullable BigDecimal> months) {
        values = months;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double[] known = values.stream().filter(Objects::nonNull).mapToDouble(BigDecimal::doubleValue).toArray();
        course.getPoints().clear();
        boolean any = known.length > 1;
        course.setVisible(any);
        now.setVisible(any);
        double low = 0;
        double high = 0;
        for (double value : known) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        zero.setVisible(any && low < 0 && high > 0);
        if (!any || low == high) {
            now.setVisible(false);
            return;
        }
        double inset = 4;
        double step = (getWidth() - 2 * inset) / (values.size() - 1);
        double scale = (getHeight() - 2 * inset) / (high - low);
        for (int i = 0; i < values.size(); i++) {
            BigDecimal value = values.get(i);
            if (value != null) {
                double x = inset + i * step;
                double y = inset + (high - value.doubleValue()) * scale;
                course.getPoints().addAll(x, y);
                now.setCenterX(x);
                now.setCenterY(y);
            }
        }
        now.setRadius(2.5);
        zero.setStartX(inset);
        zero.setEndX(getWidth() - inset);
        zero.setStartY(inset + high * scale);
        zero.setEndY(inset + high * scale);
    }
}
