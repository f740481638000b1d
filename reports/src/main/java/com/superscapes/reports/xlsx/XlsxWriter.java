package com.superscapes.reports.xlsx;

import com.superscapes.reports.Cell;
import com.superscapes.reports.ProofText;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportRow;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
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

    static final int ROWS_IN_MEMORY = 200;

    /** Writes the workbook; the stream stays open. */
    public void write(Report report, OutputStream out) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            List<String> keptAsValue = figures(book, report);
            new ProofSheet(book, report).write(keptAsValue);
            properties(book.getXSSFWorkbook().getProperties(), report);
            book.write(out);
        }
    }

    /** Returns the labels of sums that had to stay values. */
    private static List<String> figures(SXSSFWorkbook book, Report report) {
        List<String> keptAsValue = new ArrayList<>();
        SheetFormulas formulas = new SheetFormulas(report, FigureSheet.FIRST);
        FigureSheet sheet = new FigureSheet(book, report, new CellStyles(book, report.decimals()), report.title());
        for (int i = 0; i < report.rows().size(); i++) {
            int at = i;
            ReportRow row = report.rows().get(i);
            sheet.add(row, column -> formula(formulas, report, at, column, keptAsValue));
        }
        sheet.end();
        return keptAsValue;
    }

    private static Optional<String> formula(SheetFormulas formulas, Report report, int row, int column,
            List<String> keptAsValue) {
        Optional<String> formula = formulas.of(row, column);
        if (formula.isEmpty() && formulas.keptAsValue(row, column)) {
            keptAsValue.add(label(report.rows().get(row)) + ", " + report.columns().get(column).head());
        }
        return formula;
    }

    private static String label(ReportRow row) {
        return row.cells().getFirst() instanceof Cell.Text text ? text.text() : row.id();
    }

    static void properties(POIXMLProperties properties, Report report) {
        var core = properties.getCoreProperties();
        core.setTitle(ProofText.title(report));
        core.setSubjectProperty(report.entity());
        core.setCreator(report.proof().context().user());
        core.setDescription(ProofText.load(report.proof()));
        core.setCreated(Optional.of(Date.from(report.proof().context().printedAt())));
        var custom = properties.getCustomProperties();
        custom.addProperty("Batch", Long.toString(report.proof().batch().batch()));
        custom.addProperty("Tie-out", ProofText.state(report.proof().batch().tieOut()));
        String request = report.proof().context().requestId();
        if (request != null) {
            custom.addProperty("Request", request);
        }
    }
}
