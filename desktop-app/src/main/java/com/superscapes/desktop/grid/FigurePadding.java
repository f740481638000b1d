package com.superscapes.desktop.grid;

import javafx.geometry.Insets;

/** Room at a figure's right so that the digits stand in one column, whether or not a parenthesis closes the figure. */
final class FigurePadding {

    private static final double EDGE_EM = 0.6;
    /** Advance of a closing parenthesis in the client's typeface. */
    private static final double PARENTHESIS_EM = 0.348;

    private FigurePadding() {
    }

    static Insets of(String text, double em) {
        double room = text.endsWith(")") ? 0 : PARENTHESIS_EM * em;
        return new Insets(0, EDGE_EM * em + room, 0, EDGE_EM * em);
    }
}
