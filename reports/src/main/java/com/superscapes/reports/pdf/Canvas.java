package com.superscapes.reports.pdf;

import java.awt.Color;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfTemplate;

/** One page to draw on, measured from its top left corner downwards, in points. */
final class Canvas {

    static final Color INK = Color.BLACK;
    static final Color MUTED = new Color(0x4a4f55);
    static final Color HAIRLINE = new Color(0xd8dee4);
    static final Color BETTER = new Color(0x1a7f4b);
    static final Color WORSE = new Color(0xb3261e);

    private final PdfContentByte content;
    private final Typeface face;
    private final float height;

    Canvas(PdfContentByte content, Typeface face, float height) {
        this.content = content;
        this.face = face;
        this.height = height;
    }

    /** @param baseline of the text, from the top of the page */
    void text(String text, float x, float baseline, float size, boolean strong, Color color) {
        if (text.isEmpty()) {
            return;
        }
        content.beginText();
        content.setFontAndSize(face.weight(strong), size);
        content.setColorFill(color);
        content.setTextMatrix(x, height - baseline);
        content.showText(face.printable(text));
        content.endText();
    }

    void textRight(String text, float right, float baseline, float size, boolean strong, Color color) {
        text(text, right - face.width(text, strong) * size, baseline, size, strong, color);
    }

    void rule(float from, float to, float y, float thickness, Color color) {
        content.setLineWidth(thickness);
        content.setColorStroke(color);
        content.moveTo(from, height - y);
        content.lineTo(to, height - y);
        content.stroke();
    }

    /** An empty drawing of the given size, to be filled and placed with {@link #place}. */
    PdfTemplate drawing(float width, float tall) {
        return content.createTemplate(width, tall);
    }

    /** Puts a drawing with its top left corner at the place given. */
    void place(PdfTemplate drawing, float x, float top) {
        content.addTemplate(drawing, x, height - top - drawing.getHeight());
    }
}
