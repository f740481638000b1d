package com.superscapes.reports.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.reports.Cell;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.Samples;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {

    private static final List<ReportColumn> COLUMNS = List.of(
            ReportColumn.of("text", "Description", ReportColumn.Kind.TEXT),
            ReportColumn.of("amount", "Amount", ReportColumn.Kind.MONEY));

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+SUM(A1)", "-2+3", "@cmd", "\tx", "\rx", "  =1+1", "|calc", "\uff1d1+1"})
    void textThatWouldRunIsNeutralised(String text) throws IOException {
        assertThat(records(write(false, text, "1.00")).get(1).getFirst()).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mulch, \"dark\"", "4010", "-12", "a=b", "Ørsted", "line one\nline two"})
    void otherTextComesBackAsItWas(String text) throws IOException {
        assertThat(records(write(false, text, "1.00")).get(1).getFirst()).isEqualTo(text);
    }

    @Test
    void aNegativeAmountStaysAPlainNumber() throws IOException {
        assertThat(write(false, "Credit", "-1234567.80")).isEqualTo("Description,Amount\r\nCredit,-1234567.80\r\n");
    }

    @Test
    void theByteOrderMarkIsAChoice() throws IOException {
        assertThat(write(true, "x", "1")).startsWith("\ufeff");
        assertThat(write(false, "x", "1")).doesNotStartWith("\ufeff");
    }

    @Test
    void everyFigureOfAStatementComesBackToTheCent() throws IOException {
        Report report = Samples.trialBalance(300);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CsvWriter(true).write(report, out);
        List<List<String>> records = records(out.toString(StandardCharsets.UTF_8).substring(1));
        assertThat(records).hasSize(302);
        assertThat(records.getFirst()).containsExactly("Line", "Opening Oct 1, 2026", "Debit Oct 2026",
                "Credit Oct 2026", "Closing Oct 31, 2026");
        for (int r = 0; r < report.rows().size(); r++) {
            for (int c = 1; c < 5; c++) {
                assertThat(Cell.number(new BigDecimal(records.get(r + 1).get(c))))
                        .isEqualTo(report.rows().get(r).cells().get(c));
            }
        }
    }

    @Test
    void aMillionRowsStreamThroughWithoutBeingKept() throws IOException {
        int[] made = {0};
        long[] bytes = {0};
        Iterable<ReportRow> rows = () -> IntStream.range(0, 1_000_000).mapToObj(i -> {
            // At most a buffer's worth of rows is ahead of what has been written.
            made[0]++;
            assertThat(made[0] * 5L - bytes[0]).isLessThan(100_000);
            return ReportRow.detail("r", List.of(Cell.text("abc"), Cell.number(BigDecimal.ONE)));
        }).iterator();
        new CsvWriter(false).write(COLUMNS, rows, new OutputStream() {
            @Override
            public void write(int b) {
                bytes[0]++;
            }

            @Override
            public void write(byte[] b, int off, int len) {
                bytes[0] += len;
            }
        });
        assertThat(bytes[0]).isEqualTo("Description,Amount\r\n".length() + 1_000_000L * "abc,1\r\n".length());
    }

    private static String write(boolean mark, String text, String amount) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CsvWriter(mark).write(COLUMNS,
                List.of(ReportRow.detail("a", List.of(Cell.text(text), Cell.number(new BigDecimal(amount))))), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<List<String>> records(String csv) throws IOException {
        try (var reader = CsvReader.builder().ofCsvRecord(csv)) {
            return reader.stream().map(record -> record.getFields()).toList();
        }
    }
}
