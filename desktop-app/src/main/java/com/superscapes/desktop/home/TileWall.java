package com.superscapes.desktop.home;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;

/** Tiles of one size, four to a row where they fit and fewer where they don't. */
public final class TileWall extends Region {

    private static final double GAP = 12;
    private static final double NARROWEST_EM = 19;
    private static final double HEIGHT_EM = 9.8;

    public TileWall() {
        getStyleClass().add("tile-wall");
    }

    void show(List<? extends Node> tiles) {
        getChildren().setAll(tiles);
    }

    void showLoading(int count) {
        List<Node> grey = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Region tile = new Region();
            tile.getStyleClass().addAll("card", "skeleton-tile");
            grey.add(tile);
        }
        getChildren().setAll(grey);
    }

    private double em() {
        return lookup(".label") instanceof Labeled label ? label.getFont().getSize() : 13;
    }

    private int columns(double width) {
        int fit = (int) ((width + GAP) / (NARROWEST_EM * em() + GAP));
        return fit >= 4 ? 4 : Math.max(1, fit);
    }

    @Override
    protected double computePrefHeight(double width) {
        int columns = columns(width < 0 ? getWidth() : width);
        int rows = (getChildren().size() + columns - 1) / columns;
        return rows * HEIGHT_EM * em() + Math.max(0, rows - 1) * GAP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth());
        double width = Math.floor((getWidth() - (columns - 1) * GAP) / columns);
        double height = Math.round(HEIGHT_EM * em());
        for (int i = 0; i < getChildren().size(); i++) {
            getChildren().get(i).resizeRelocate(i % columns * (width + GAP), i / columns * (height + GAP), width,
                    height);
        }
    }
}
