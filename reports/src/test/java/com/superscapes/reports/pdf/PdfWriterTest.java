package com.superscapes.reports.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.reports.Cell;
import com.superscapes.reports.GridReport;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportProof;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.Samples;
import com.superscapes.reports.pdf.PdfPages.Run;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PdfWriterTest {

    private static final float MARGIN = 42.5f;

    static Stream<Arguments> everyReportOnEveryPaper() {
        List<Report> reports = List.of(Samples.profitAndLoss(), Samples.profitAndLoss("prior-year"),
                Samples.profitAndLoss("prior-year", "budget").withDecimals(2), Samples.balanceSheet(),
                Samples.trialBalance(300), lines(120), wide(26), Samples.profitAndLoss().withChart(null));
        return reports.stream()
                .flatMap(report -> Stream.of(Paper.values()).map(paper -> Arguments.of(report.id(), report, paper)));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("everyReportOnEveryPaper")
    void textStaysInsideTheMarginsReadableAndApart(String name, Report report, Paper paper) throws IOException {
        byte[] pdf = PdfPages.write(report, paper);
        keepForTheEye(name + "-" + report.columns().size() + (report.chart() == null ? "" : "-chart") + "-" + paper,
                pdf);
        try (PDDocument document = PdfPages.open(pdf)) {
            List<Run> runs = PdfPages.runs(document);
            for (Run run : runs) {
                var box = document.getPage(run.page() - 1).getMediaBox();
                assertThat(run.size()).as(run.toString()).isGreaterThanOrEqualTo(7f);
                assertThat(run.left()).as(run.toString()).isGreaterThanOrEqualTo(MARGIN);
                assertThat(run.right()).as(run.toString()).isLessThanOrEqualTo(box.getWidth() - MARGIN);
                assertThat(run.top()).as(run.toString()).isGreaterThanOrEqualTo(MARGIN);
                assertThat(run.bottom()).as(run.toString()).isLessThanOrEqualTo(box.getHeight() - MARGIN);
            }
            assertThat(overlaps(runs)).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("everyReportOnEveryPaper")
    void everyPageProvesItself(String name, Report report, Paper paper) throws IOException {
        try (PDDocument document = PdfPages.open(PdfPages.write(report, paper))) {
            int pages = document.getNumberOfPages();
            for (int page = 1; page <= pages; page++) {
                String text = PdfPages.text(document, page).replaceAll("\\s+", " ");
                assertThat(text).contains("Page " + page + " of " + pages, report.entity(), report.period(),
                        "Batch 1183, loaded Nov 21, 2026 02:14 CST, tie-outs broken", "Sample User (controller)");
            }
        }
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("everyReportOnEveryPaper")
    void fontsAreEmbeddedSubsetsAndNothingIsAPicture(String name, Report report, Paper paper) throws IOException {
        try (PDDocument document = PdfPages.open(PdfPages.write(report, paper))) {
            for (PDPage page : document.getPages()) {
                assertThat(fonts(page.getResources())).isNotEmpty().allMatch(PDFont::isEmbedded)
                        .allMatch(font -> font.getName().contains("+LiberationSans"));
            }
        }
    }

    @Test
    void headsRepeatOnEveryPageOfALongTrialBalance() throws IOException {
        try (PDDocument document = PdfPages.open(PdfPages.write(Samples.trialBalance(300), Paper.LETTER))) {
            int tablePages = 0;
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                String text = PdfPages.text(document, page);
                if (text.contains("Account of the sample chart")) {
                    tablePages++;
                    assertThat(text).contains("Opening", "Debit", "Credit", "Closing", "Oct 31, 2026");
                }
            }
            assertThat(tablePages).isGreaterThan(3);
        }
    }

    @Test
    void aTotalNeverStandsAlone() throws IOException {
        for (int accounts = 40; accounts < 110; accounts++) {
            try (PDDocument document = PdfPages.open(PdfPages.write(Samples.trialBalance(accounts), Paper.A4))) {
                for (int page = 1; page <= document.getNumberOfPages(); page++) {
                    String text = PdfPages.text(document, page);
                    if (text.lines().anyMatch(line -> line.startsWith("Total "))) {
                        assertThat(text.lines().filter(line -> line.contains("Account of the sample")).count())
                                .as(accounts + " accounts").isGreaterThanOrEqualTo(2);
                    }
                }
            }
        }
    }

    @Test
    void everyFigureOfTheReportStandsOnPaper() throws IOException {
        Report report = Samples.trialBalance(300);
        try (PDDocument document = PdfPages.open(PdfPages.write(report, Paper.A4))) {
            List<String> runs = PdfPages.runs(document).stream().map(Run::text).toList();
            for (ReportRow row : report.rows()) {
                for (int c = 0; c < row.cells().size(); c++) {
                    assertThat(runs).contains(com.superscapes.reports.CellText.of(report, row, c));
                }
            }
        }
    }

    @Test
    void figuresOfAColumnEndAtOneLineWhateverTheirSign() throws IOException {
        Report report = Samples.trialBalance(60);
        try (PDDocument document = PdfPages.open(PdfPages.write(report, Paper.A4))) {
            List<Float> edges = new ArrayList<>();
            for (Run run : PdfPages.runs(document)) {
                if (run.page() == 1 && run.text().matches("\\(?[\\d,]+\\.\\d\\d\\)?") && run.left() < 360) {
                    float parenthesis = run.text().endsWith(")") ? run.size() * 0.333f : 0;
                    edges.add(run.right() - parenthesis);
                }
            }
            assertThat(edges.stream().map(Math::round).distinct().count()).isBetween(1L, 2L);
            assertThat(edges).hasSizeGreaterThan(40);
        }
    }

    @Test
    void theDocumentIsNamedAndHasBookmarks() throws IOException {
        try (PDDocument document = PdfPages.open(PdfPages.write(Samples.profitAndLoss(), Paper.A4))) {
            assertThat(document.getDocumentInformation().getTitle()).startsWith("Profit and loss");
            assertThat(document.getDocumentInformation().getAuthor()).isEqualTo("Sample User (controller)");
            List<String> titles = new ArrayList<>();
            document.getDocumentCatalog().getDocumentOutline().children().forEach(top -> {
                titles.add(top.getTitle());
                top.children().forEach(child -> titles.add(child.getTitle()));
            });
            assertThat(titles).containsExactly("Profit and loss", "Cost of revenue", "Overhead", "Chart", "Proof",
                    "Tie-outs", "Source files");
        }
    }

    @Test
    void signsTheFontLacksAreMarkedNotLost() throws IOException {
        Report report = GridReport.of("grid", "Signs \u65e5", "Ørsted & Søn", "Oct 2026", "USD",
                List.of(ReportColumn.of("t", "Text", ReportColumn.Kind.TEXT)),
                List.of(ReportRow.detail("a", List.of(Cell.text("a\u0007b \ud83c\udf33 æøå \u25b2\u25bc\u2013")))),
                ReportProof.of(Samples.proof(), Samples.CONTEXT));
        try (PDDocument document = PdfPages.open(PdfPages.write(report, Paper.A4))) {
            assertThat(PdfPages.text(document, 1)).contains("Signs ?", "Ørsted & Søn", "a b ? æøå \u25b2\u25bc\u2013");
        }
    }

    @Test
    void anEmptyReportSaysSo() throws IOException {
        try (PDDocument document = PdfPages.open(PdfPages.write(wide(3, 0), Paper.A4))) {
            assertThat(PdfPages.text(document, 1)).contains("Nothing to show");
        }
    }

    private static List<String> overlaps(List<Run> runs) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            for (int j = i + 1; j < runs.size() && runs.get(j).page() == runs.get(i).page(); j++) {
                Run a = runs.get(i);
                Run b = runs.get(j);
                boolean apart = a.right() <= b.left() + 0.2f || b.right() <= a.left() + 0.2f
                        || a.bottom() <= b.top() + 0.2f || b.bottom() <= a.top() + 0.2f;
                if (!apart && !a.text().isBlank() && !b.text().isBlank()) {
                    found.add(a + " over " + b);
                }
            }
        }
        return found;
    }

    /** Fonts of a page and of the drawings on it; fails on a picture. */
    private static List<PDFont> fonts(PDResources resources) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (COSName name : resources.getFontNames()) {
            fonts.add(resources.getFont(name));
        }
        for (COSName name : resources.getXObjectNames()) {
            assertThat(resources.getXObject(name)).isInstanceOf(PDFormXObject.class);
            fonts.addAll(fonts(((PDFormXObject) resources.getXObject(name)).getResources()));
        }
        for (COSName name : resources.getPatternNames()) {
            assertThat(resources.getPattern(name)).as("pattern, a picture in disguise").isNull();
        }
        return fonts;
    }

    /** With the system property superscapes.pictures set to a folder, what was tested can be looked at. */
    private static void keepForTheEye(String name, byte[] pdf) throws IOException {
        String folder = System.getProperty("superscapes.pictures");
        if (folder != null) {
            Files.createDirectories(Path.of(folder));
            Files.write(Path.of(folder, name + ".pdf"), pdf);
        }
    }

    /** Ledger lines with long words and long descriptions. */
    private static Report lines(int count) {
        List<ReportColumn> columns = new ArrayList<>();
        for (String text : List.of("Entry", "Account", "Account name", "Branch", "Division", "Description", "Document",
                "Module")) {
            columns.add(ReportColumn.of(text, text, ReportColumn.Kind.TEXT));
        }
        columns.add(0, ReportColumn.of("date", "Posting date", ReportColumn.Kind.DATE));
        for (String money : List.of("Debit", "Credit", "Amount")) {
            columns.add(ReportColumn.of(money, money, ReportColumn.Kind.MONEY));
        }
        List<ReportRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(ReportRow.detail("r" + i, List.of(Cell.day(java.time.LocalDate.of(2026, 10, 1 + i % 28)),
                    Cell.text("JE-2026-10-" + i), Cell.text("5030"), Cell.text("Plant and hardscape materials"),
                    Cell.text("N01 North Chicago"), Cell.text("Construction"),
                    Cell.text(i % 5 == 0
                            ? "UnbrokenReferenceWithoutAnyBlank/2026/10/000123456789/ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                            : "Boulders and gravel for the retaining wall, delivery " + i),
                    Cell.text("INV-" + i), Cell.text("AP"), Cell.number(new BigDecimal("1234567.89")), Cell.BLANK,
                    Cell.number(new BigDecimal("-1234567.89")))));
        }
        return GridReport.of("ledger-lines", "Ledger lines", "Superscapes Landscaping, Inc.", "Oct 2026", "USD",
                columns, rows, ReportProof.of(Samples.proof(), Samples.CONTEXT));
    }

    private static Report wide(int columns) {
        return wide(columns, 40);
    }

    /** More columns than any paper holds. */
    private static Report wide(int count, int rows) {
        List<ReportColumn> columns = new ArrayList<>(
                List.of(ReportColumn.of("label", "Branch", ReportColumn.Kind.TEXT)));
        for (int i = 1; i < count; i++) {
            columns.add(ReportColumn.of("c" + i, "Month " + i, ReportColumn.Kind.MONEY));
        }
        List<ReportRow> made = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.text("Branch no. " + r)));
            for (int i = 1; i < count; i++) {
                cells.add(Cell.number(new BigDecimal("12345.67").multiply(BigDecimal.valueOf(i - 4L))));
            }
            made.add(ReportRow.detail("r" + r, cells));
        }
        return GridReport.of("branches", "Branches by month", "Superscapes Landscaping, Inc.", "FY 2026", "USD",
                columns, made, ReportProof.of(Samples.proof(), Samples.CONTEXT));
    }
}
