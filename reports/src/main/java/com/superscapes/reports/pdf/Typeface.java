package com.superscapes.reports.pdf;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.librepdf.openpdf.fonts.Liberation;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.FontMapper;

/**
 * Liberation Sans in two weights, embedded as a subset. Its figures are all of one width. Charts measure with the same
 * font files, so that text on paper is as wide as it was planned.
 */
final class Typeface implements FontMapper {

    private static final String REGULAR = "LiberationSans-Regular.ttf";
    private static final String BOLD = "LiberationSans-Bold.ttf";

    private final BaseFont regular;
    private final BaseFont bold;
    private final Font screen;

    Typeface() throws IOException {
        byte[] file = file(REGULAR);
        this.regular = font(REGULAR, file);
        this.bold = font(BOLD, file(BOLD));
        try {
            this.screen = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file));
        } catch (FontFormatException broken) {
            throw new IOException("The font " + REGULAR + " cannot be read.", broken);
        }
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = Liberation.class.getResourceAsStream("/liberation/" + name)) {
            if (in == null) {
                throw new IOException("The font " + name + " is missing from the program.");
            }
            return in.readAllBytes();
        }
    }

    private static BaseFont font(String name, byte[] file) throws IOException {
        BaseFont font = BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, file,
                null);
        font.setSubset(true);
        return font;
    }

    BaseFont weight(boolean strong) {
        return strong ? bold : regular;
    }

    /** Points across at a size of one point. */
    float width(String text, boolean strong) {
        return weight(strong).getWidthPoint(printable(text), 1);
    }

    /** The text with what the font has no sign for as a question mark, and control characters as blanks. */
    String printable(String text) {
        boolean clean = text.codePoints().allMatch(this::known);
        return clean
                ? text
                : text.codePoints().map(this::substitute).collect(StringBuilder::new,
                        StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private boolean known(int sign) {
        return sign >= ' ' && regular.charExists(sign);
    }

    private int substitute(int sign) {
        return known(sign) ? sign : Character.isISOControl(sign) || Character.isWhitespace(sign) ? ' ' : '?';
    }

    /** The regular weight for charts. */
    Font screen(float size) {
        return screen.deriveFont(size);
    }

    @Override
    public BaseFont awtToPdf(Font font) {
        return weight(font.isBold());
    }

    @Override
    public Font pdfToAwt(BaseFont font, int size) {
        return screen(size);
    }
}
