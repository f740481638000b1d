package com.superscapes.proxy.export;

import com.superscapes.proxy.error.ApiException;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportStream;
import com.superscapes.reports.csv.CsvStream;
import com.superscapes.reports.xlsx.XlsxStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The files that the server writes. */
enum FileFormat {
    CSV("text/csv; charset=utf-8"), XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String contentType;

    FileFormat(String contentType) {
        this.contentType = contentType;
    }

    /** @throws ApiException a format there is not */
    static FileFormat of(@Nullable String text) {
        for (FileFormat format : values()) {
            if (format.extension().equals(text)) {
                return format;
            }
        }
        throw ApiException.badRequest("format", "The format must be csv or xlsx.");
    }

    String contentType() {
        return contentType;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param proof false for a CSV file that begins with its head row */
    ReportStream open(Report head, boolean proof, OutputStream out) throws IOException {
        return this == CSV ? new CsvStream(head, proof, out) : new XlsxStream(head, out);
    }
}
