package com.superscapes.reports.xlsx;

import com.superscapes.reports.Report;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.ReportStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A report as an Excel workbook of values, with a sheet for the proof. Rows wait in a compressed temporary file, since the parts of a
 * workbook that come first are known last; what a sheet can't hold goes on in the next.
 */
public final class XlsxStream implements ReportStream {

    /** Excel's sheets end at 1,048,576 rows, and heads and totals need some. */
    static final int MOST_ROWS = 1_000_000;

    private final SXSSFWorkbook book = new SXSSFWorkbook(new XSSFWorkbook(), XlsxWriter.ROWS_IN_MEMORY, true);
    private final Report head;
    private final CellStyles styles;
    private final OutputStream out;
    private final int mostRows;
    private FigureSheet sheet;
    private int sheets = 1;

    /** @param head the report without rows */
    public XlsxStream(Report head, OutputStream out) {
        this(head, out, MOST_ROWS);
    }

    XlsxStream(Report head, OutputStream out, int mostRows) {
        this.head = head;
        this.out = out;
        this.mostRows = mostRows;
        this.styles = new CellStyles(book, head.decimals());
        this.sheet = new FigureSheet(book, head, styles, head.title());
    }

    @Override
    public void add(ReportRow row) {
        if (sheet.rows() == mostRows) {
            sheet.end();
            sheets++;
            sheet = new FigureSheet(book, head, styles, head.title() + " " + sheets);
        }
        sheet.add(row, column -> Optional.empty());
    }

    @Override
    public void finish(Report end) throws IOException {
        sheet.end();
        new ProofSheet(book, end).write(List.of());
        XlsxWriter.properties(book.getXSSFWorkbook().getProperties(), end);
        book.write(out);
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
