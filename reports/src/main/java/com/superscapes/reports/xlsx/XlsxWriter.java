package com.superscapes.reports.xlsx;

import com.superscapes.reports.ProofText;
import com.superscapes.reports.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A report as an Excel workbook: a sheet with the figures, numbers as numbers and everything that follows from other
 * cells as a live formula with its value stored beside it; and a sheet with the proof.
 */
public final class XlsxWriter {

    private static final int ROWS_IN_MEMORY = 200;

    /** Writes the workbook; the stream stays open. */
    public void write(Report report, OutputStream out) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            List<String> keptAsValue = new FigureSheet(book, report).write();
            new ProofSheet(book, report).write(keptAsValue);
            properties(book.getXSSFWorkbook().getProperties(), report);
            book.write(out);
        }
    }

    private static void properties(POIXMLProperties properties, Report report) {
        var core = properties.getCoreProperties();
        core.setTitle(ProofText.title(report));
        core.setSubjectProperty(report.entity());
        core.setCreator(report.proof().context().user());
        core.setDescription(ProofText.load(report.proof()));
        core.setCreated(Optional.of(Date.from(report.proof().context().printedAt())));
        properties.getCustomProperties().addProperty("Batch", Long.toString(report.proof().batch().batch()));
        properties.getCustomProperties().addProperty("Tie-out", ProofText.state(report.proof().batch().tieOut()));
    }
}
