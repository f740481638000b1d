package com.superscapes.reports.csv;

import com.superscapes.reports.Cell;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.format.Figures;
import com.superscapes.reports.format.FormulaGuard;
import com.superscapes.reports.format.Texts;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A report as CSV: UTF-8, comma, CRLF, one head row. Numbers are plain decimals with all their cents, ratios stay ratios
 * (0.05), dates are ISO. Text that a spreadsheet would run as a formula gets an apostrophe in front.
 */
public final class CsvWriter {

    private final boolean byteOrderMark;

    /** @param byteOrderMark true for Excel, which reads UTF-8 only with it */
    public CsvWriter(boolean byteOrderMark) {
        this.byteOrderMark = byteOrderMark;
    }

    /** Writes the table of a report; the stream stays open. */
    public void write(Report report, OutputStream out) throws IOException {
        write(report.columns(), report.rows(), out);
    }

    /** Writes rows one by one as they come, so that any number of them fits in memory; the stream stays open. */
    public void write(List<ReportColumn> columns, Iterable<ReportRow> rows, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (byteOrderMark) {
            text.write('\ufeff');
        }
        try {
            var csv = de.siegmar.fastcsv.writer.CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
            csv.writeRecord(columns.stream().map(CsvWriter::head).map(FormulaGuard::neutral).toList());
            for (ReportRow row : rows) {
                csv.writeRecord(row.cells().stream().map(CsvWriter::value).toList());
            }
            csv.flush();
        } catch (UncheckedIOException failed) {
            throw new IOException("The file could not be written to the end.", failed);
        }
        text.flush();
    }

    static String head(ReportColumn column) {
        String head = (column.head() + " " + column.subhead()).strip();
        return head.isEmpty() ? Texts.text("label.head") : head;
    }

    static String value(Cell cell) {
        return switch (cell) {
            case Cell.Text text -> FormulaGuard.neutral(text.text());
            case Cell.Number number -> number.value().toPlainString();
            case Cell.Day day -> day.date().toString();
            case Cell.NotMeaningful unused -> Figures.NOT_MEANINGFUL;
            case Cell.Blank unused -> "";
        };
    }
}
