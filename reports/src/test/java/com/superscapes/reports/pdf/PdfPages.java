package com.superscapes.reports.pdf;

import com.superscapes.reports.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Reads a written PDF back: its text page by page, and where each run of text stands. */
final class PdfPages {

    /** Text in points from the top left corner; {@code bottom} is the baseline. */
    record Run(int page, String text, float left, float right, float top, float bottom, float size) {
    }

    private PdfPages() {
    }

    static byte[] write(Report report, Paper paper) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfWriter(paper).write(report, out);
        return out.toByteArray();
    }

    static PDDocument open(byte[] pdf) throws IOException {
        return Loader.loadPDF(pdf);
    }

    static String text(PDDocument document, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    /** Every run of text as it was placed: glyphs that follow each other on a baseline without a jump. */
    static List<Run> runs(PDDocument document) throws IOException {
        List<Run> runs = new ArrayList<>();
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition glyph) {
                Run last = runs.isEmpty() ? null : runs.getLast();
                float size = glyph.getFontSizeInPt();
                float right = glyph.getXDirAdj() + glyph.getWidthDirAdj();
                float base = glyph.getYDirAdj();
                float top = base - size * 0.7f;
                if (last != null && last.page() == getCurrentPageNo() && Math.abs(last.bottom() - base) < 0.01f
                        && Math.abs(last.right() - glyph.getXDirAdj()) < 0.05f) {
                    runs.set(runs.size() - 1, new Run(last.page(), last.text() + glyph.getUnicode(), last.left(),
                            right, top, base, Math.min(size, last.size())));
                } else {
                    runs.add(new Run(getCurrentPageNo(), glyph.getUnicode(), glyph.getXDirAdj(), right, top, base,
                            size));
                }
            }
        };
        stripper.getText(document);
        return runs;
    }

    /** Texts that stand on each other. */
    static List<String> overlaps(List<Run> runs) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            for (int j = i + 1; j < runs.size() && runs.get(j).page() == runs.get(i).page(); j++) {
                Run a = runs.get(i);
                Run b = runs.get(j);
                boolean apart = a.right() <= b.left() + 0.2f || b.right() <= a.left() + 0.2f
                        || a.bottom() <= b.top() + 0.2f || b.bottom() <= a.top() + 0.2f;
                if (!apart && !a.text().isBlank() && !b.text().isBlank()) {
                    found.add(a + " over " + b);
                }
            }
        }
        return found;
    }
}
