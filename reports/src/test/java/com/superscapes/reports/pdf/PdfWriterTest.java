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
                Samples.trialBalance(300), SampleGrids.lines(120), SampleGrids.jobs(40), SampleGrids.wide(26, 40),
                Samples.profitAndLoss().withChart(null));
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
            assertThat(PdfPages.overlaps(runs)).isEmpty();
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
    void longHeadsBreakSoThatNamesStandInTwoLinesAtMost() throws IOException {
        try (PDDocument document = PdfPages.open(PdfPages.write(SampleGrids.jobs(20), Paper.LETTER))) {
            assertThat(document.getPage(0).getMediaBox().getWidth()).isGreaterThan(700);
            assertThat(PdfPages.text(document, 1)).contains("C01-CON-30119").contains("Gross profit");
            List<Run> labels = PdfPages.runs(document).stream().filter(run -> run.page() == 1)
                    .filter(run -> run.text().startsWith("C01-CON-")).toList();
            for (int i = 1; i < labels.size(); i++) {
                assertThat(labels.get(i).top() - labels.get(i - 1).top()).isLessThan(3 * labels.get(i).size());
            }
        }
    }

    @Test
    void aTableInSeveralPartsIsPartedEvenly() throws IOException {
        try (PDDocument document = PdfPages.open(PdfPages.write(SampleGrids.wide(26, 5), Paper.LETTER))) {
            assertThat(months(document, 1) - months(document, 2)).isBetween(0, 2);
            assertThat(months(document, 1) + months(document, 2)).isEqualTo(25);
        }
    }

    private static int months(PDDocument document, int page) throws IOException {
        return PdfPages.text(document, page).split("Month", -1).length - 1;
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
        try (PDDocument document = PdfPages.open(PdfPages.write(SampleGrids.wide(3, 0), Paper.A4))) {
            assertThat(PdfPages.text(document, 1)).contains("Nothing to show");
        }
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
}
