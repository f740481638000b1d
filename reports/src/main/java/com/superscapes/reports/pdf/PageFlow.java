package com.superscapes.reports.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Pages as they fill up, from the top margin to the footer. What stands on them is kept until all pages are known, because
 * each one says how many there are.
 */
final class PageFlow {

    /** 15 mm. */
    static final float MARGIN = 42.52f;

    private final float width;
    private final float height;
    private final float bottom;
    private final Consumer<PageFlow> runningHead;
    private final List<Page> pages = new ArrayList<>();
    private float y;

    /** An entry of the reader's contents list. */
    record Bookmark(String title, int level, float top) {
    }

    record Page(List<Consumer<Canvas>> marks, List<Bookmark> bookmarks) {
    }

    /** Draws at a height of the page, measured from its top. */
    interface At {
        void draw(Canvas canvas, float top);
    }

    /**
     * @param footer      height kept free above the bottom margin
     * @param runningHead drawn at the top of every page
     */
    PageFlow(float width, float height, float footer, Consumer<PageFlow> runningHead) {
        this.width = width;
        this.height = height;
        this.bottom = height - MARGIN - footer;
        this.runningHead = runningHead;
        turn();
    }

    /** Begins a new page. */
    final void turn() {
        pages.add(new Page(new ArrayList<>(), new ArrayList<>()));
        y = MARGIN;
        runningHead.accept(this);
    }

    /** Puts something of the given height at the current place; it must fit. */
    void put(float tall, At what) {
        float top = y;
        pages.getLast().marks().add(canvas -> what.draw(canvas, top));
        y += tall;
    }

    void space(float tall) {
        y += tall;
    }

    void bookmark(String title, int level) {
        pages.getLast().bookmarks().add(new Bookmark(title, level, y));
    }

    float left() {
        return MARGIN;
    }

    float right() {
        return width - MARGIN;
    }

    float room() {
        return right() - left();
    }

    /** Points left on this page. */
    float rest() {
        return bottom - y;
    }

    boolean firstPage() {
        return pages.size() == 1;
    }

    float pageHeight() {
        return height;
    }

    List<Page> pages() {
        return pages;
    }
}
