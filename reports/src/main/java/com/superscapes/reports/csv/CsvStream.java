package com.superscapes.reports.csv;

import com.superscapes.reports.ProofText;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.ReportStream;
import com.superscapes.reports.format.FormulaGuard;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * A report as CSV, in the form of {@link CsvWriter}, with a byte order mark. Above the head row stand, one a line, the facts of its
 * proof (who took it out and when, scope, filters, load), and an empty line.
 */
public final class CsvStream implements ReportStream {

    private final de.siegmar.fastcsv.writer.CsvWriter csv;

    /**
     * @param head  the report without rows
     * @param proof false to begin with the head row, for programs
     */
    public CsvStream(Report head, boolean proof, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\ufeff');
        csv = de.siegmar.fastcsv.writer.CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        checked(() -> {
            if (proof) {
                ProofText.facts(head)
                        .forEach(fact -> csv.writeRecord(fact.name(), FormulaGuard.neutral(fact.value())));
                csv.writeRecord("");
            }
            csv.writeRecord(head.columns().stream().map(CsvWriter::head).map(FormulaGuard::neutral).toList());
        });
    }

    @Override
    public void add(ReportRow row) throws IOException {
        checked(() -> csv.writeRecord(row.cells().stream().map(CsvWriter::value).toList()));
    }

    @Override
    public void finish(Report end) throws IOException {
        csv.flush();
    }

    @Override
    public void close() {
        // Nothing is held; what was not flushed belongs to a file that nobody ends.
    }

    private static void checked(Runnable write) throws IOException {
        try {
            write.run();
        } catch (UncheckedIOException failed) {
            throw new IOException("The file could not be written to the end.", failed);
        }
    }
}
