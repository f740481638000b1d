package com.superscapes.desktop.grid;

import com.superscapes.reports.CellText;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** Totals that stay in sight below the rows, each under its column however the columns are moved, sized or scrolled. */
final class TotalsRow extends Region {

    private static final double ROW_HEIGHT_EM = 2.15;
    private final TableView<ReportRow> table;
    private final List<List<Label>> lines = new ArrayList<>();
    private @Nullable GridContent content;
    private double em = 13;
    private Consumer<GridCell> onDrill = cell -> {
    };

    TotalsRow(TableView<ReportRow> table) {
        this.table = table;
        getStyleClass().add("totals-row");
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        table.getVisibleLeafColumns().subscribe(this::rebuild);
        clear();
    }

    void setOnDrill(Consumer<GridCell> drill) {
        onDrill = drill;
    }

    void clear() {
        content = null;
        rebuild();
    }

    void show(GridContent shown) {
        content = shown;
        rebuild();
    }

    void resize(double size) {
        em = size;
        requestLayout();
    }

    private void rebuild() {
        lines.clear();
        getChildren().clear();
        if (content != null) {
            for (ReportRow row : content.totals()) {
                lines.add(line(content, row));
            }
        }
        boolean any = !lines.isEmpty();
        setVisible(any);
        setManaged(any);
        requestLayout();
    }

    private List<Label> line(GridContent shown, ReportRow row) {
        List<Label> labels = new ArrayList<>();
        for (TableColumn<ReportRow, ?> column : table.getVisibleLeafColumns()) {
            column.widthProperty().subscribe(this::requestLayout);
            int index = ColumnLayout.index(column);
            if (index >= row.cells().size()) {
                continue;
            }
            ReportColumn definition = shown.report().columns().get(index);
            Label label = new Label(CellText.of(shown.report(), row, index));
            label.setAlignment(definition.kind().numeric() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            label.setUserData(definition);
            mark(label, GridText.direction(shown.report(), row, index));
            if (shown.opens(row.id(), definition.id()) && !label.getText().isEmpty()) {
                label.getStyleClass().add("opens");
                label.setOnMouseClicked(pressed -> onDrill.accept(new GridCell(row, definition, index)));
            }
            label.setAccessibleText(GridText.spoken(CellText.of(shown.report(), row, 0), definition, label.getText()));
            labels.add(label);
            getChildren().add(label);
        }
        return labels;
    }

    private static void mark(Label label, int direction) {
        if (direction != 0) {
            Region mark = new Region();
            mark.getStyleClass().addAll("variance-mark", direction > 0 ? "better" : "worse");
            label.setGraphic(mark);
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return lines.size() * Math.round(ROW_HEIGHT_EM * em) + 5;
    }

    @Override
    protected void layoutChildren() {
        double height = Math.round(ROW_HEIGHT_EM * em);
        double y = 1;
        for (List<Label> line : lines) {
            double x = 2 - scrolled();
            for (int i = 0; i < line.size() && i < table.getVisibleLeafColumns().size(); i++) {
                double width = table.getVisibleLeafColumns().get(i).getWidth();
                Label label = line.get(i);
                boolean numeric = ((ReportColumn) label.getUserData()).kind().numeric();
                label.setPadding(numeric
                        ? FigurePadding.of(label.getText(), em)
                        : new Insets(0, 0, 0, 0.6 * em));
                label.resizeRelocate(x, y, spanned(line, i, width), height);
                x += width;
            }
            y += height;
        }
    }

    /** A total's name may run over the blank cells beside it. */
    private double spanned(List<Label> line, int at, double width) {
        double room = width;
        boolean words = !((ReportColumn) line.get(at).getUserData()).kind().numeric();
        for (int i = at + 1; words && !line.get(at).getText().isEmpty() && i < line.size()
                && line.get(i).getText().isEmpty(); i++) {
            room += table.getVisibleLeafColumns().get(i).getWidth();
        }
        return room;
    }

    private double scrolled() {
        return table.lookupAll(".scroll-bar").stream().filter(ScrollBar.class::isInstance).map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL && bar.isVisible()).findFirst()
                .map(bar -> {
                    follow(bar);
                    return bar.getValue();
                }).orElse(0.0);
    }

    private void follow(ScrollBar bar) {
        if (bar.getProperties().put(this, true) == null) {
            bar.valueProperty().subscribe(this::requestLayout);
        }
    }
}
