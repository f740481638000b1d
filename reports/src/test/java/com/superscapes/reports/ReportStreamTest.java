package com.superscapes.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.reports.csv.CsvStream;
import com.superscapes.reports.xlsx.XlsxStream;
import com.superscapes.reports.xlsx.XlsxWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class ReportStreamTest {

    private static final int MANY = 300_000;

    @Test
    void streamedFiguresAreThoseOfTheWholeReport() throws IOException {
        Report report = Samples.trialBalance(40);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        new XlsxWriter().write(report, whole);
        ByteArrayOutputStream streamed = new ByteArrayOutputStream();
        try (XlsxStream stream = new XlsxStream(report.with(List.of(), List.of(), report.proof()), streamed)) {
            for (ReportRow row : report.rows()) {
                stream.add(row);
            }
            stream.finish(report.with(List.of(), report.notes(), report.proof()));
        }
        assertThat(texts(streamed)).isEqualTo(texts(whole));
    }

    @Test
    void aCsvFileSaysWhoTookItOutAndOfWhat() throws IOException {
        Report report = lines(new ReportContext("=Eve", Samples.CONTEXT.printedAt(), ZoneOffset.UTC, "5f0c1d2e"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvStream stream = new CsvStream(report, true, out)) {
            stream.add(line(1));
            stream.finish(report);
        }
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("\ufeffReport,").contains("\r\nTaken out by,'=Eve\r\n", "\r\nRequest,5f0c1d2e\r\n",
                "\r\nBatch,", "\r\n\r\nEntry,Posting date,Description,Debit\r\nE1,2026-01-01,'=HYPERLINK(1),1.01\r\n");
        assertThat(text).doesNotContain("Records,");
    }

    @Test
    void hundredsOfThousandsOfRowsStayOutOfMemory() throws IOException {
        for (String format : List.of("csv", "xlsx")) {
            Counted out = new Counted();
            long before = used();
            long most = 0;
            Report head = lines(Samples.CONTEXT);
            try (ReportStream stream = format.equals("csv")
                    ? new CsvStream(head, true, out)
                    : new XlsxStream(head, out)) {
                for (int i = 0; i < MANY; i++) {
                    stream.add(line(i));
                    if (i % (MANY / 6) == MANY / 6 - 1) {
                        most = Math.max(most, used() - before);
                    }
                }
                stream.finish(head.with(List.of(), List.of(), head.proof().counted(MANY)));
            }
            // The rows alone, as objects, take more than 100 MB.
            assertThat(most).as(format).isLessThan(24L << 20);
            assertThat(out.bytes).isGreaterThan(1_000_000);
        }
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Report lines(ReportContext context) {
        ReportProof proof = new ReportProof(Samples.trialBalance(1).proof().batch(), null, "Lines", java.util.Map.of(),
                "",
                null, ReportProof.NOT_COUNTED_YET, List.of(), List.of(), context);
        return GridReport.of("lines", "Lines", "Acme Inc.", "2026", "USD",
                List.of(ReportColumn.of("entry", "Entry", ReportColumn.Kind.TEXT),
                        ReportColumn.of("date", "Posting date", ReportColumn.Kind.DATE),
                        ReportColumn.of("description", "Description", ReportColumn.Kind.TEXT),
                        ReportColumn.of("debit", "Debit", ReportColumn.Kind.MONEY)),
                List.of(), proof);
    }

    private static ReportRow line(int number) {
        return ReportRow.detail(Integer.toString(number),
                List.of(Cell.text("E" + number), Cell.day(LocalDate.of(2026, 1, 1)),
                        Cell.text("=HYPERLINK(" + number + ")"),
                        Cell.number(new BigDecimal(number + ".01"))));
    }

    private static String texts(ByteArrayOutputStream file) throws IOException {
        DataFormatter formatter = new DataFormatter();
        formatter.setUseCachedValuesForFormulaCells(true);
        StringBuilder all = new StringBuilder();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file.toByteArray()))) {
            for (Sheet sheet : book) {
                all.append(sheet.getSheetName()).append(' ').append(sheet.getColumnWidth(0)).append('\n');
                for (Row row : sheet) {
                    row.forEach(cell -> all.append(formatter.formatCellValue(cell)).append('|'));
                    all.append('\n');
                }
            }
        }
        return all.toString();
    }

    private static final class Counted extends OutputStream {

        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            bytes += length;
        }
    }
}
