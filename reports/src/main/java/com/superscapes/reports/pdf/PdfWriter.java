package com.superscapes.reports.pdf;

import com.superscapes.reports.ProofText;
import com.superscapes.reports.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.util.GregorianCalendar;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfOutline;

/**
 * A report as a PDF to print: the figures, the chart under them, and the proof. Text stays text, fonts are embedded, and
 * nothing is smaller than 7 pt.
 */
public final class PdfWriter {

    private static final String CREATOR = "Superscapes Financial Intelligence";

    private static final int ROWS_OF_A_PAGE = 90;
    private static final float SMALLEST_FOR_ONE_PAGE = 7.5f;

    private final Paper paper;

    public PdfWriter(Paper paper) {
        this.paper = paper;
    }

    /** Writes the document; the stream stays open. */
    public void write(Report report, OutputStream out) throws IOException {
        Typeface face = new Typeface();
        ColumnWidths need = new ColumnWidths(report, face);
        TableLayout layout = TableLayout.choose(need,
                paper.width(false) - 2 * PageFlow.MARGIN, paper.width(true) - 2 * PageFlow.MARGIN);
        PageFrame frame = new PageFrame(report, face);
        float width = paper.width(layout.landscape());
        float height = paper.height(layout.landscape());
        PageFlow flow = new PageFlow(width, height, frame.footerHeight(width - 2 * PageFlow.MARGIN), frame::head);
        TableFlow tables = new TableFlow(flow, face);
        tables.table(report, onOnePage(report, layout, need, tables, flow), true);
        if (report.chart() != null) {
            new ChartFlow(flow, face).chart(report.chart());
        }
        new ProofFlow(flow, face, layout.landscape(), report).proof();
        emit(report, flow, frame, face, new Rectangle(width, height), out);
    }

    /** A little smaller where that saves a second page. */
    private static TableLayout onOnePage(Report report, TableLayout layout, ColumnWidths need, TableFlow tables,
            PageFlow flow) {
        if (layout.parts().size() > 1 || report.rows().size() > ROWS_OF_A_PAGE) {
            return layout;
        }
        for (float size = layout.size(); size >= SMALLEST_FOR_ONE_PAGE; size -= 0.25f) {
            TableLayout smaller = layout.at(size, need, flow.room());
            if (tables.height(report, smaller) <= flow.rest()) {
                return smaller;
            }
        }
        return layout;
    }

    private static void emit(Report report, PageFlow flow, PageFrame frame, Typeface face, Rectangle size,
            OutputStream out) throws IOException {
        Document document = new Document(size);
        org.openpdf.text.pdf.PdfWriter writer = org.openpdf.text.pdf.PdfWriter.getInstance(document, out);
        writer.setCloseStream(false);
        writer.setPdfVersion(org.openpdf.text.pdf.PdfWriter.PDF_VERSION_1_7);
        writer.setViewerPreferences(org.openpdf.text.pdf.PdfWriter.DisplayDocTitle);
        describe(document, report);
        document.open();
        PdfContentByte content = writer.getDirectContent();
        Canvas canvas = new Canvas(content, face, size.getHeight());
        PdfOutline[] parents = {content.getRootOutline(), null};
        List<PageFlow.Page> pages = flow.pages();
        for (int i = 0; i < pages.size(); i++) {
            if (i > 0) {
                document.newPage();
            }
            pages.get(i).marks().forEach(mark -> mark.accept(canvas));
            frame.footer(canvas, flow.pageHeight(), flow.room(), i + 1, pages.size());
            for (PageFlow.Bookmark mark : pages.get(i).bookmarks()) {
                bookmark(parents, mark, size.getHeight());
            }
        }
        document.close();
        out.flush();
    }

    private static void bookmark(PdfOutline[] parents, PageFlow.Bookmark mark, float height) {
        PdfDestination to = new PdfDestination(PdfDestination.XYZ, 0, height - mark.top() + 4, 0);
        PdfOutline made = new PdfOutline(parents[mark.level()], to, mark.title());
        if (mark.level() == 0) {
            parents[1] = made;
        }
    }

    private static void describe(Document document, Report report) {
        var context = report.proof().context();
        document.addTitle(ProofText.title(report));
        document.addSubject(report.entity());
        document.addAuthor(context.user());
        document.addKeywords(ProofText.load(report.proof()));
        document.addCreator(CREATOR);
        document.addCreationDate(new PdfDate(GregorianCalendar.from(context.printedAt().atZone(context.zone()))));
        document.setDocumentLanguage("en-US");
    }
}
