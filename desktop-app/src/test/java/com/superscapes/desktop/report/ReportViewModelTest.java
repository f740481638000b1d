package com.superscapes.desktop.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.error.ErrorCode;
import com.superscapes.desktop.drill.DrillViewModel;
import com.superscapes.desktop.export.Format;
import com.superscapes.desktop.grid.GridCell;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.screen.ScreenState;
import com.superscapes.desktop.testing.Desk;
import com.superscapes.desktop.testing.FakeServer;
import com.superscapes.reports.ReportRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportViewModelTest {

    private final Catalogue catalogue = new Catalogue();
    private Desk desk;
    private ReportViewModel report;

    @TempDir
    Path folder;

    @BeforeEach
    void signIn() throws IOException {
        desk = new Desk(folder);
        catalogue.offer(desk.workspace.server().reports());
        report = new ReportViewModel(desk.workspace, catalogue);
        desk.workspace.navigator().trail().subscribe(trail -> {
            if (!trail.isEmpty() && trail.getLast().screen().equals(Catalogue.SCREEN)) {
                report.open(trail.getLast());
            }
        });
    }

    @AfterEach
    void signOut() {
        desk.close();
    }

    @Test
    void anEmptyReportSaysWhyInItsOwnWords() {
        open("report/ar-items", Map.of("customer", "C0"));
        assertThat(report.state().get())
                .isEqualTo(new ScreenState.Empty("Nothing was billed. It pays in advance."));
    }

    private void open(String path, Map<String, String> parameters) {
        desk.workspace.navigator().open(new Place(path, parameters, ""));
    }

    private GridCell cell(String row, String column) {
        GridContent content = Objects.requireNonNull(report.content().get());
        ReportRow found = content.report().rows().stream().filter(r -> r.id().equals(row)).findFirst().orElseThrow();
        int index = content.report().columns().stream().map(c -> c.id()).toList().indexOf(column);
        return new GridCell(found, content.report().columns().get(index), index);
    }

    @Test
    void everyGroupOpensWithItsFirstReport() {
        assertThat(catalogue.groups()).extracting(info -> info.groupTitle() + ": " + info.code())
                .containsExactly("Receivables: ar-ageing", "Jobs: job-schedule");
    }

    @Test
    void aReportIsAskedWithDefaultsAndShownWithItsTotalsInSight() {
        open("report/ar-ageing", Map.of());
        assertThat(desk.server.bodies().getLast()).contains("/v1/reports/ar-ageing", "\"as-of\":\"2026-10-31\"",
                "\"age-by\":\"due\"");
        GridContent content = Objects.requireNonNull(report.content().get());
        assertThat(content.totals()).extracting(ReportRow::id).containsExactly("total", "ledger", "difference");
        assertThat(content.report().notes()).containsExactly("Items in other currencies are not shown.");
    }

    @Test
    void anotherValueIsAskedForAndBackShowsTheOneBefore() {
        open("report/ar-ageing", Map.of());
        report.choose("as-of", "2026-03-31");
        assertThat(desk.server.bodies().getLast()).contains("\"as-of\":\"2026-03-31\"");
        desk.workspace.navigator().back();
        assertThat(Objects.requireNonNull(report.question().get()).values()).containsEntry("branch", "");
    }

    @Test
    void aDayChosenOnOneReportIsTheDayOfTheNext() {
        open("report/ar-ageing", Map.of());
        report.choose("as-of", "2026-03-31");
        report.choose(catalogue.beside(Objects.requireNonNull(catalogue.find("ar-ageing"))).getLast());
        assertThat(desk.server.bodies().getLast()).contains("/v1/reports/ar-items", "\"as-of\":\"2026-03-31\"");
    }

    @Test
    void aRowLeadsToAnotherReportAsOfTheSameBatchAndTheTrailLeadsBack() {
        open("report/ar-ageing", Map.of());
        report.drill(cell("c7", "current"));
        assertThat(desk.server.bodies().getLast()).contains("/v1/reports/ar-items", "\"customer\":\"C7\"",
                "\"asOfBatch\":1183");
        assertThat(desk.workspace.navigator().trail().get()).hasSize(2);
        report.choose("customer", "C9");
        assertThat(desk.server.bodies().getLast()).contains("\"customer\":\"C9\"", "\"asOfBatch\":1183");
        assertThat(desk.workspace.navigator().trail().get()).hasSize(2);
        report.drill(cell("1:77", "open"));
        assertThat(desk.workspace.navigator().current())
                .isEqualTo(new Place("drill/entry", Map.of("line", "20260912-3-77"), "Entry J77"));
    }

    @Test
    void linesBehindAReportAreAskedForByWhatTheRowSaysAndNotByTheFilterBar() {
        open("report/ar-ageing", Map.of());
        report.drill(cell("ledger", "total"));
        DrillViewModel lines = new DrillViewModel(desk.workspace);
        lines.open(desk.workspace.navigator().current());
        assertThat(desk.server.bodies().getLast()).contains("\"from\":202612",
                "{\"dimension\":\"account\",\"members\":[\"1200\",\"1210\"]}", "\"asOfBatch\":1183")
                .doesNotContain("\"dimension\":\"branch\"");
    }

    @Test
    void aReportThatTheRoleMayNotOpenIsSaid() {
        open("report/payroll", Map.of());
        assertThat(report.state().get()).isInstanceOf(ScreenState.Empty.class);
        assertThat(desk.server.asked()).doesNotContain("/v1/reports/payroll");
    }

    @Test
    void whatTheServerSaysOfAWrongValueIsShown() {
        desk.server.next("/v1/reports/ar-ageing",
                desk.server.error(ErrorCode.BAD_REQUEST, "As of must be a date such as 2026-10-31, not \"soon\"."));
        open("report/ar-ageing", Map.of("as-of", "soon"));
        assertThat(report.state().get()).isEqualTo(
                new ScreenState.Failed("As of must be a date such as 2026-10-31, not \"soon\".", "S-7F3K", false));
    }

    @Test
    void everyFormatLeavesWithTheServersRecordFirst() throws IOException {
        open("report/ar-ageing", Map.of());
        for (Format format : Format.values()) {
            report.export(format, Objects.requireNonNull(report.content().get()).report());
            assertThat(desk.server.bodies().getLast()).contains("/v1/exports", "\"object\":\"ar-ageing\"",
                    "\"rows\":33");
        }
        List<Path> files = desk.files();
        assertThat(files).extracting(file -> file.getFileName().toString()).containsExactlyInAnyOrder("ar-ageing.csv",
                "ar-ageing.pdf", "ar-ageing.xlsx");
        Path csv = files.stream().filter(file -> file.toString().endsWith("csv")).findFirst().orElseThrow();
        assertThat(Files.readString(csv)).contains("Homeowners association 30,1200.50", "Difference,,,,,0.00");
    }

    @Test
    void whatACapHasCutIsWrittenWholeByTheServer() throws IOException {
        desk.server.capReports();
        open("report/ar-ageing", Map.of());
        assertThat(Objects.requireNonNull(report.result().get()).notes().getFirst()).contains("of 60,152 rows");
        report.export(Format.CSV, Objects.requireNonNull(report.content().get()).report());
        assertThat(desk.server.asked().getLast()).isEqualTo("/v1/reports/ar-ageing/export");
        assertThat(desk.server.bodies().getLast()).contains("\"asOfBatch\":1183");
        assertThat(desk.server.asked()).doesNotContain("/v1/exports");
        assertThat(desk.files()).hasSize(1);
        assertThat(Files.readString(desk.files().getFirst())).isEqualTo(FakeServer.FILE);
        assertThat(desk.done).hasSize(1);
    }

    @Test
    void aFileThatIsRefusedOrCutOffLeavesNothingBehind() throws IOException {
        desk.server.capReports();
        open("report/ar-ageing", Map.of());
        desk.server.next("/v1/reports/ar-ageing/export",
                desk.server.error(ErrorCode.TOO_MANY_REQUESTS, "You may take out 30 files an hour."));
        report.export(Format.XLSX, Objects.requireNonNull(report.content().get()).report());
        assertThat(desk.failed.getLast()).startsWith("You may take out 30 files an hour.");
        desk.server.next("/v1/reports/ar-ageing/export",
                new MockResponse.Builder().setHeader("Content-Type", "text/csv")
                        .body("x".repeat(100_000)).onResponseBody(new SocketEffect.CloseSocket()).build());
        report.export(Format.CSV, Objects.requireNonNull(report.content().get()).report());
        assertThat(desk.failed).hasSize(2);
        assertThat(desk.files()).isEmpty();
    }
}
