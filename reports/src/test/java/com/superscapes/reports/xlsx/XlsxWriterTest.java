package com.superscapes.reports.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.superscapes.reports.Cell;
import com.superscapes.reports.GridReport;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportProof;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.RowStyle;
import com.superscapes.reports.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class XlsxWriterTest {

    private static final int FIRST = 7;
    /** Half a cent for money; a ratio carries ten places in the model. */
    private static final double EXACT = 0.005;
    private static final double RATIO = 0.000_000_1;

    static Stream<Report> reports() {
        return Stream.of(Samples.profitAndLoss(), Samples.balanceSheet(), Samples.trialBalance(300));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void aRecalculationGivesTheFiguresOfTheReport(Report report) throws IOException {
        try (XSSFWorkbook book = book(report)) {
            Sheet sheet = book.getSheetAt(0);
            int formulas = 0;
            for (var row : sheet) {
                for (var cell : row) {
                    formulas += cell.getCellType() == CellType.FORMULA ? 1 : 0;
                }
            }
            assertThat(formulas).isGreaterThanOrEqualTo(report.rows().size());
            matches(sheet, report);
            forgetCachedValues(sheet);
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            matches(sheet, report);
        }
    }

    @Test
    void everySumVarianceAndPercentOfAProfitAndLossIsAFormula() throws IOException {
        Report report = Samples.profitAndLoss();
        try (XSSFWorkbook book = book(report)) {
            for (int r = 0; r < report.rows().size(); r++) {
                ReportRow row = report.rows().get(r);
                for (int c = 1; c < report.columns().size(); c++) {
                    boolean follows = report.columns().get(c).kind() != ReportColumn.Kind.MONEY
                            || !row.sumOf().isEmpty();
                    boolean filled = !(row.cells().get(c) instanceof Cell.Blank);
                    assertThat(book.getSheetAt(0).getRow(FIRST + r).getCell(c).getCellType() == CellType.FORMULA)
                            .as(row.id() + " " + report.columns().get(c).id()).isEqualTo(follows && filled);
                }
            }
        }
    }

    @Test
    void aSumOverManyNeighboursIsARange() throws IOException {
        try (XSSFWorkbook book = book(Samples.trialBalance(300))) {
            assertThat(book.getSheetAt(0).getRow(FIRST + 300).getCell(1).getCellFormula()).isEqualTo("SUM(B8:B307)");
        }
    }

    @Test
    void aSumThatItsPartsDoNotGiveStaysAValueAndTheProofSaysSo() throws IOException {
        List<ReportColumn> columns = List.of(ReportColumn.of("label", "Line", ReportColumn.Kind.TEXT),
                ReportColumn.of("amount", "Amount", ReportColumn.Kind.MONEY));
        List<ReportRow> rows = List.of(ReportRow.detail("a", List.of(Cell.text("A"), Cell.number(BigDecimal.TEN))),
                new ReportRow("t", RowStyle.TOTAL, 0, List.of(Cell.text("Total"), Cell.number(BigDecimal.ONE)),
                        List.of("a"), 0));
        try (XSSFWorkbook book = book(grid(columns, rows))) {
            assertThat(book.getSheetAt(0).getRow(FIRST + 1).getCell(1).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(text(book.getSheet("Proof"))).contains("Total, Amount: the parts shown do not add up");
        }
    }

    @Test
    void textThatLooksLikeAFormulaStaysText() throws IOException {
        List<ReportColumn> columns = List.of(ReportColumn.of("text", "Text", ReportColumn.Kind.TEXT));
        try (XSSFWorkbook book = book(grid(columns,
                List.of(ReportRow.detail("a", List.of(Cell.text("=HYPERLINK(\"http://x\")"))))))) {
            var cell = book.getSheetAt(0).getRow(FIRST).getCell(0);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo("=HYPERLINK(\"http://x\")");
            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
        }
    }

    @Test
    void negativesReadInParenthesesAndZeroAsADash() throws IOException {
        List<ReportColumn> columns = List.of(ReportColumn.of("amount", "Amount", ReportColumn.Kind.MONEY));
        List<ReportRow> rows = Stream.of("-1234.5", "0", "1234.5").map(
                value -> ReportRow.detail(value, List.of(Cell.number(new BigDecimal(value))))).toList();
        try (XSSFWorkbook book = book(grid(columns, rows))) {
            List<String> shown = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                shown.add(new DataFormatter().formatCellValue(book.getSheetAt(0).getRow(FIRST + i).getCell(0)).strip());
            }
            assertThat(shown).containsExactly("(1,234.50)", "\u2013", "1,234.50");
        }
    }

    @Test
    void theSheetPrintsWithItsHeadsOnEveryPageAndFitsTheWidth() throws IOException {
        try (XSSFWorkbook book = book(Samples.profitAndLoss())) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) FIRST);
            assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("6:7");
            assertThat(book.getPrintArea(0)).contains("$A$1:$N$");
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getFitToPage()).isTrue();
            assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
            assertThat(sheet.getFooter().getCenter()).contains("Batch 1183", "tie-outs broken");
        }
    }

    @Test
    void theProofSheetAndThePropertiesNameTheLoad() throws IOException {
        try (XSSFWorkbook book = book(Samples.profitAndLoss())) {
            assertThat(text(book.getSheet("Proof"))).contains("1183", "Nov 21, 2026 02:14 CST", "Entity-wide",
                    "Filter: Branch", "journal-FY2026.csv", "Two entries were posted to equity directly", "Broken");
            assertThat(book.getProperties().getCoreProperties().getTitle()).startsWith("Profit and loss");
            assertThat(book.getProperties().getCustomProperties().getProperty("Batch").getLpwstr()).isEqualTo("1183");
        }
    }

    private static Report grid(List<ReportColumn> columns, List<ReportRow> rows) {
        return GridReport.of("grid", "Grid", "Company", "Oct 2026", "USD", columns, rows,
                ReportProof.of(Samples.proof(), Samples.CONTEXT));
    }

    private static XSSFWorkbook book(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new XlsxWriter().write(report, out);
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }

    private static String text(Sheet sheet) {
        StringBuilder text = new StringBuilder();
        sheet.forEach(row -> row.forEach(cell -> text.append(new DataFormatter().formatCellValue(cell)).append('\n')));
        return text.toString();
    }

    private static void forgetCachedValues(Sheet sheet) {
        sheet.forEach(row -> row.forEach(cell -> {
            if (cell.getCellType() == CellType.FORMULA) {
                cell.setCellFormula(cell.getCellFormula());
            }
        }));
    }

    private static void matches(Sheet sheet, Report report) {
        for (int r = 0; r < report.rows().size(); r++) {
            ReportRow row = report.rows().get(r);
            for (int c = 0; c < row.cells().size(); c++) {
                var cell = sheet.getRow(FIRST + r).getCell(c);
                boolean ratio = row.style() == RowStyle.RATIO
                        || report.columns().get(c).kind() == ReportColumn.Kind.PERCENT;
                switch (row.cells().get(c)) {
                    case Cell.Number number -> assertThat(cell.getNumericCellValue()).as(row.id() + " " + c)
                            .isCloseTo(number.value().doubleValue(), within(ratio ? RATIO : EXACT));
                    case Cell.NotMeaningful none -> assertThat(cell.getStringCellValue()).isEqualTo("n.m.");
                    case Cell.Blank none -> assertThat(cell.getCellType()).isEqualTo(CellType.BLANK);
                    default -> assertThat(cell.getStringCellValue()).isNotEmpty();
                }
            }
        }
    }
}
