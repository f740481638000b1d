package com.superscapes.reports.pdf;

import com.superscapes.reports.chart.ChartPainter;
import com.superscapes.reports.chart.ChartSpec;
import com.superscapes.reports.format.Texts;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.openpdf.text.pdf.PdfTemplate;

/** Puts a chart with its title under the figures, as lines and text, never as a picture. */
final class ChartFlow {

    private static final float TITLE = 9;
    private static final float LABELS = 7.5f;
    private static final float LEADING = 1.3f;
    private static final float BAR = 11;
    private static final float COLUMNS_TALL = 190;
    /** Three lines of a category's name. */
    private static final float LEAST_CATEGORY = 24;
    private static final float TALLEST = 380;
    private static final float WIDEST = 560;

    private final PageFlow flow;
    private final Typeface face;

    ChartFlow(PageFlow flow, Typeface face) {
        this.flow = flow;
        this.face = face;
    }

    void chart(ChartSpec spec) {
        float width = Math.min(flow.room(), WIDEST);
        float tall = tall(spec);
        List<String> title = Wrap.lines(Texts.text("chart.title", spec.title(), spec.unit()), face, true, TITLE,
                flow.room());
        float all = 14 + title.size() * TITLE * LEADING + 4 + tall;
        if (flow.rest() < all) {
            flow.turn();
        } else {
            flow.space(14);
        }
        flow.bookmark(Texts.text("chart.bookmark"), 1);
        for (String line : title) {
            flow.put(TITLE * LEADING,
                    (canvas, top) -> canvas.text(line, flow.left(), top + TITLE, TITLE, true, Canvas.INK));
        }
        flow.space(4);
        flow.put(tall, (canvas, top) -> draw(canvas, spec, width, tall, top));
    }

    private static float tall(ChartSpec spec) {
        return spec.kind() == ChartSpec.Kind.BAR
                ? Math.min(TALLEST, 22 + spec.categories().size()
                        * (Math.max(spec.series().size() * BAR, LEAST_CATEGORY) + BAR * 0.8f))
                : COLUMNS_TALL;
    }

    private void draw(Canvas canvas, ChartSpec spec, float width, float tall, float top) {
        PdfTemplate drawing = canvas.drawing(width, tall);
        Graphics2D graphics = drawing.createGraphics(width, tall, face);
        try {
            new ChartPainter(face.screen(LABELS)).paint(spec, graphics, new Rectangle2D.Float(0, 0, width, tall));
        } finally {
            graphics.dispose();
        }
        canvas.place(drawing, flow.left(), top);
    }
}
