package com.superscapes.desktop.chart;

import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.chart.ChartSpec;
import com.superscapes.reports.chart.Scenario;
import com.superscapes.reports.format.Figures;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A chart on screen: title in words, legend, bars from zero with their values. The same data is drawn on paper by reports. */
public final class ChartView extends VBox {

    private final Label title = new Label();
    private final HBox legend = new HBox();
    private Region marks = new Region();
    private IntConsumer onDrill = category -> {
    };

    public ChartView() {
        getStyleClass().addAll("card", "chart");
        title.getStyleClass().add("chart-title");
        title.setWrapText(true);
        legend.getStyleClass().add("chart-legend");
        getChildren().setAll(title, legend, marks);
        setFocusTraversable(true);
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                onDrill.accept(-1);
            }
        });
    }

    /** Called with the category's index, or -1 for the chart as a whole. */
    public void setOnDrill(IntConsumer drill) {
        onDrill = drill;
    }

    /** Draws a chart of kind COLUMN or BAR. */
    public void show(ChartSpec spec) {
        title.setText(spec.title() + " \u00b7 " + spec.unit());
        setAccessibleText(title.getText());
        legend.getChildren().clear();
        for (ChartSpec.Series series : spec.series()) {
            Region swatch = new Region();
            swatch.getStyleClass().addAll("chart-swatch", style(series.scenario()));
            HBox entry = new HBox(swatch, new Label(series.name()));
            entry.setAlignment(Pos.CENTER_LEFT);
            entry.getStyleClass().add("chart-legend-entry");
            legend.getChildren().add(entry);
        }
        marks = spec.kind() == ChartSpec.Kind.BAR
                ? new BarMarks(spec, this::drill)
                : new ColumnMarks(spec, this::drill);
        VBox.setVgrow(marks, Priority.ALWAYS);
        getChildren().setAll(title, legend, marks);
    }

    private void drill(int category) {
        onDrill.accept(category);
    }

    static String style(Scenario scenario) {
        return "scenario-" + scenario.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What hovering over a mark says: the figure and its comparatives. */
    static String hover(ChartSpec spec, int category) {
        StringBuilder text = new StringBuilder(spec.categories().get(category));
        for (ChartSpec.Series series : spec.series()) {
            BigDecimal value = series.values().get(category);
            if (value != null) {
                text.append('\n').append(series.name()).append(": ").append(value(value));
            }
        }
        return text.append('\n').append(spec.unit()).toString();
    }

    /** A value as a screen reader says it: a missing one is said, never drawn. */
    static String value(@Nullable BigDecimal value) {
        return value == null ? Texts.text("grid.cell.blank") : Figures.amount(value, 0);
    }
}
