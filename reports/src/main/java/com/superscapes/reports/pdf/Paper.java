package com.superscapes.reports.pdf;

/** Paper sizes, in points, upright. */
public enum Paper {
    A4(595.28f, 841.89f), LETTER(612, 792);

    private final float width;
    private final float height;

    Paper(float width, float height) {
        this.width = width;
        this.height = height;
    }

    /** Points across the page as it is held. */
    float width(boolean landscape) {
        return landscape ? height : width;
    }

    /** Points down the page as it is held. */
    float height(boolean landscape) {
        return landscape ? width : height;
    }
}
