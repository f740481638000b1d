package com.superscapes.reports.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.reports.Report;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class XlsxStreamTest {

    @Test
    void whatASheetCannotHoldGoesOnInTheNext() throws IOException {
        Report report = Samples.trialBalance(25);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XlsxStream stream = new XlsxStream(report.with(List.of(), List.of(), report.proof()), out, 10)) {
            for (ReportRow row : report.rows()) {
                stream.add(row);
            }
            stream.finish(report.with(List.of(), List.of(), report.proof()));
        }
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(book.getNumberOfSheets()).isEqualTo(4);
            assertThat(book.getSheetName(2)).isEqualTo(report.title() + " 3");
            assertThat(book.getSheetAt(1).getFirstRowNum()).isZero();
            assertThat(book.getSheetAt(2).getLastRowNum()).isEqualTo(FigureSheet.FIRST + report.rows().size() - 21);
        }
    }
}
