package com.superscapes.proxy.export;

import com.superscapes.reports.Report;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.ReportStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file in one of the formats, while it is written; failures are unchecked, since the writing happens inside of a query. */
final class FileWriter implements AutoCloseable {

    private final FileFormat format;
    private final boolean proof;
    private final OutputStream out;
    private @Nullable ReportStream stream;
    private long records;

    /** @param proof false for a CSV file that begins with its head row */
    FileWriter(FileFormat format, boolean proof, OutputStream out) {
        this.format = format;
        this.proof = proof;
        this.out = out;
    }

    private interface Writing {

        void run() throws IOException;
    }

    void begin(Report head) {
        unchecked(() -> stream = format.open(head, proof, out));
    }

    /** @param counts true for a record, false for a heading or a sum */
    void add(ReportRow row, boolean counts) {
        records += counts ? 1 : 0;
        unchecked(() -> begun().add(row));
    }

    void end(Report end) {
        unchecked(() -> begun().finish(end));
    }

    /** How many records were written. */
    long records() {
        return records;
    }

    @Override
    public void close() {
        unchecked(() -> {
            if (stream != null) {
                stream.close();
            }
        });
    }

    private ReportStream begun() {
        return Objects.requireNonNull(stream, "The file was not begun");
    }

    private static void unchecked(Writing writing) {
        try {
            writing.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
