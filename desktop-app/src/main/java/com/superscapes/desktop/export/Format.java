package com.superscapes.desktop.export;

import com.superscapes.reports.Report;
import com.superscapes.reports.csv.CsvWriter;
import com.superscapes.reports.pdf.Paper;
import com.superscapes.reports.pdf.PdfWriter;
import com.superscapes.reports.xlsx.XlsxWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** The files a grid can become. */
public enum Format {
    XLSX, PDF, CSV;

    /** As the audit record and the file's name have it. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True for files that the server writes too. */
    public boolean ofServer() {
        return this != PDF;
    }

    void write(Report report, OutputStream out) throws IOException {
        switch (this) {
            case XLSX -> new XlsxWriter().write(report, out);
            case PDF -> new PdfWriter(Paper.LETTER).write(report, out);
            case CSV -> new CsvWriter(true).write(report, out);
        }
    }
}
