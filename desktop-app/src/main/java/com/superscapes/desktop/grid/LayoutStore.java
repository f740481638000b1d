package com.superscapes.desktop.grid;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a user's column choices are kept. */
public interface LayoutStore {

    /**
     * @param order  column ids from left to right
     * @param hidden column ids not shown
     * @param widths column id to width in em, for columns the user has resized
     */
    record Layout(List<String> order, List<String> hidden, Map<String, Double> widths) {
    }

    /** The layout kept for a grid. */
    Optional<Layout> layout(String grid);

    /** Keeps a layout. */
    void keep(String grid, Layout layout);
}
