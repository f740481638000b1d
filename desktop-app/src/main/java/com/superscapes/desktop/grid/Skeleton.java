package com.superscapes.desktop.grid;

import com.superscapes.desktop.text.Texts;
import javafx.scene.layout.Region;

/** The grid's own shape in grey, shown while the first figures are on their way. */
final class Skeleton extends Region {

    private static final int COLUMNS = 5;
    private static final double ROW = 28;

    Skeleton() {
        getStyleClass().add("skeleton");
        setMouseTransparent(true);
        setVisible(false);
        setAccessibleText(Texts.text("grid.loading"));
        for (int i = 0; i < 14 * (COLUMNS + 1); i++) {
            Region bar = new Region();
            bar.getStyleClass().add("skeleton-bar");
            bar.setManaged(false);
            getChildren().add(bar);
        }
    }

    @Override
    protected void layoutChildren() {
        for (int i = 0; i < getChildren().size(); i++) {
            int row = i / (COLUMNS + 1);
            int column = i % (COLUMNS + 1);
            double y = 48 + row * ROW + 9;
            double x = column == 0 ? 12 : 300 + (column - 1) * 120 + 40;
            double width = column == 0 ? 120 + (row * 37) % 110 : 64;
            boolean inside = y + 10 < getHeight() && x + width < getWidth();
            getChildren().get(i).setVisible(inside);
            getChildren().get(i).resizeRelocate(x, y, width, 10);
        }
    }
}
