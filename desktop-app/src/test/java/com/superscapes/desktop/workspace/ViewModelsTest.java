package com.superscapes.desktop.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.error.ErrorCode;
import com.superscapes.api.query.Comparative;
import com.superscapes.desktop.data.DataViewModel;
import com.superscapes.desktop.drill.DrillViewModel;
import com.superscapes.desktop.export.Format;
import com.superscapes.desktop.filter.Choices;
import com.superscapes.desktop.grid.GridCell;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.home.HomeViewModel;
import com.superscapes.reports.CellText;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.report.Catalogue;
import com.superscapes.desktop.screen.ScreenState;
import com.superscapes.desktop.shell.ShellViewModel;
import com.superscapes.desktop.statements.StatementsViewModel;
import com.superscapes.desktop.testing.Desk;
import com.superscapes.desktop.testing.FakeServer;
import com.superscapes.desktop.trialbalance.TrialBalanceViewModel;
import com.superscapes.reports.Cell;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewModelsTest {

    private Desk desk;
    private StatementsViewModel statements;

    @TempDir
    Path folder;

    @BeforeEach
    void signIn() throws IOException {
        desk = new Desk(folder);
        statements = new StatementsViewModel(desk.workspace);
    }

    @AfterEach
    void signOut() {
        desk.close();
    }

    private static GridCell cell(GridContent content, String row, String column) {
        Report report = content.report();
        ReportRow found = report.rows().stream().filter(r -> r.id().equals(row)).findFirst().orElseThrow();
        int index = report.columns().stream().map(c -> c.id()).toList().indexOf(column);
        return new GridCell(found, report.columns().get(index), index);
    }

    @Test
    void fromACellToAccountsToLinesToOneEntry() {
        statements.open(Place.of("statements/profit-and-loss"));
        desk.workspace.navigator().open(Place.of("statements/profit-and-loss"));
        statements.drill(cell(content(statements), "revenue", "actual"));
        assertThat(desk.workspace.navigator().current().path()).isEqualTo("drill/accounts");
        DrillViewModel drill = new DrillViewModel(desk.workspace);
        drill.open(desk.workspace.navigator().current());
        drill.drill(cell(content(drill), "4010", "amount"));
        drill.open(desk.workspace.navigator().current());
        assertThat(desk.server.bodies().getLast()).contains("\"row\":\"revenue/4010\"",
                "\"asOfBatch\":1183");
        drill.drill(cell(content(drill), "L0", "amount"));
        drill.open(desk.workspace.navigator().current());
        assertThat(drill.facts()).extracting("value").contains("INV-48000", "2026-10-01");
        assertThat(desk.workspace.navigator().trail().get()).hasSize(4);
    }

    @Test
    void linesArePagedUntilTheLastAndExportedWhole() throws IOException {
        DrillViewModel drill = new DrillViewModel(desk.workspace);
        drill.open(new Place("drill/lines", Map.of("account", "4010"), "4010"));
        assertThat(content(drill).body()).hasSize(200);
        drill.more();
        assertThat(content(drill).body()).hasSize(400);
        drill.export(Format.CSV, content(drill).report());
        assertThat(desk.failed).isEmpty();
        assertThat(desk.server.asked().getLast()).isEqualTo("/v1/drill/lines/export");
        assertThat(Files.readString(folder.resolve("ledger-lines.csv"))).isEqualTo(FakeServer.FILE);
        drill.export(Format.PDF, content(drill).report());
        assertThat(desk.server.bodies().getLast()).contains("/v1/exports", "\"format\":\"pdf\"", "\"rows\":1205");
        for (int i = 0; i < 9; i++) {
            drill.more();
        }
        assertThat(content(drill).body()).hasSize(1204);
    }

    @Test
    void fromALoadToItsTablesToTheRowsItRefused() {
        DataViewModel data = new DataViewModel(desk.workspace);
        desk.workspace.navigator().open(Place.of("data/loads"));
        data.open(desk.workspace.navigator().current());
        assertThat(content(data).report().rows()).extracting(ReportRow::id).containsExactly("8", "7");
        data.drill(cell(content(data), "7", "rejected"));
        data.open(desk.workspace.navigator().current());
        data.drill(cell(content(data), "1", "rejected"));
        data.open(desk.workspace.navigator().current());
        assertThat(content(data).report().title()).isEqualTo("Rejected rows of load 7");
        assertThat(content(data).body()).extracting(row -> row.cells().get(3))
                .contains(Cell.text("there is no account 9999"));
        assertThat(desk.workspace.navigator().trail().get()).hasSize(3);
    }

    @Test
    void aBrokenCheckOpensToItsItemsAndATiedOneDoesNot() {
        DataViewModel data = new DataViewModel(desk.workspace);
        desk.workspace.navigator().open(Place.of("data/tie-outs"));
        data.open(desk.workspace.navigator().current());
        assertThat(content(data).drillable()).containsExactly("T6 SUP");
        data.drill(cell(content(data), "T6 SUP", "difference"));
        data.open(desk.workspace.navigator().current());
        assertThat(content(data).report().rows().getFirst().cells()).contains(Cell.text("AR-1001"));
        assertThat(data.view().get()).isEqualTo("tie-outs");
    }

    @Test
    void aSourceThatNeverLoadedSaysSo() {
        DataViewModel data = new DataViewModel(desk.workspace);
        data.open(Place.of("data/sources"));
        assertThat(content(data).report().rows().getFirst().cells()).contains(Cell.text("exports"), Cell.text("never"),
                Cell.text("Undone"));
    }

    @Test
    void aSourceThatFailedBeforeThereWasALoadSaysWhy() {
        DataViewModel data = new DataViewModel(desk.workspace);
        data.open(Place.of("data/sources"));
        assertThat(content(data).report().rows()).anySatisfy(row -> assertThat(row.cells())
                .contains(Cell.text("payroll"), Cell.text("Failed"), Cell.text("The login was refused.")));
    }

    @Test
    void theOldestFiguresInSightOfAWarehouseThatIsAwayAreSaidUntilNewOnesCome() {
        ShellViewModel shell = new ShellViewModel(desk.workspace, new Catalogue());
        shell.figures(Instant.parse("2026-11-27T09:30:00Z"));
        shell.figures(Instant.parse("2026-11-27T09:10:00Z"));
        shell.figures(Instant.parse("2026-11-27T09:40:00Z"));
        assertThat(shell.banner().get()).startsWith("Figures as of Nov 27, 2026 ").contains(":10 ")
                .endsWith("; the warehouse can't be reached.");
        shell.figures(null);
        assertThat(shell.banner().get()).isEmpty();
    }

    @Test
    void withoutARecordOnTheServerNothingIsExported() throws IOException {
        statements.open(Place.of("statements/profit-and-loss"));
        desk.server.next("/v1/exports", desk.server.error(ErrorCode.UNAVAILABLE, "The audit log is not writable."));
        statements.export(Format.XLSX, content(statements).report());
        assertThat(desk.files()).isEmpty();
        assertThat(desk.failed).containsExactly("The audit log is not writable. Support code S-7F3K");
        desk.server.next("/v1/exports", desk.server.error(ErrorCode.UNAVAILABLE, "The audit log is not writable."));
        statements.copyAll(content(statements).report());
        assertThat(desk.clipboard).isEmpty();
    }

    @Test
    void everyFormatIsWrittenAfterItsRecord() throws IOException {
        statements.open(Place.of("statements/balance-sheet"));
        for (Format format : Format.values()) {
            statements.export(format, content(statements).report());
        }
        assertThat(desk.failed).isEmpty();
        assertThat(desk.files()).hasSize(3);
        assertThat(desk.server.bodies()).filteredOn(body -> body.startsWith("/v1/exports")).hasSize(3)
                .first().asString().contains("\"object\":\"balance-sheet\"", "\"batch\":1183");
    }

    @Test
    void aCopyCarriesRawNumbers() {
        statements.open(Place.of("statements/profit-and-loss"));
        statements.copyAll(content(statements).report());
        assertThat(desk.clipboard).startsWith("\tActual Oct 2026\tActual Oct 2025").contains("Maintenance\t1912204.18");
    }

    @Test
    void anAnswerToAnOlderQuestionIsDropped() {
        desk.tasks.hold();
        statements.open(Place.of("statements/profit-and-loss"));
        compare(List.of(Comparative.BUDGET));
        statements.reload();
        desk.tasks.releaseNewest();
        assertThat(content(statements).report().columns()).extracting("id").contains("budget");
        desk.tasks.releaseOldest();
        assertThat(content(statements).report().columns()).extracting("id").contains("budget");
    }

    private void compare(List<Comparative> comparatives) {
        Choices now = desk.workspace.filters().choices().get();
        desk.workspace.filters().choose(new Choices(now.company(), now.currency(), now.branches(), now.divisions(),
                now.period(), now.yearToDate(), comparatives));
    }

    @Test
    void aRefusalIsShownWithItsSupportCodeAndNoRetry() {
        desk.server.next("/v1/statements", desk.server.error(ErrorCode.NOT_PERMITTED, "Your role may not open it."));
        statements.open(Place.of("statements/profit-and-loss"));
        assertThat(statements.state().get())
                .isEqualTo(new ScreenState.Failed("Your role may not open it.", "S-7F3K", false));
    }

    @Test
    void theTrialBalanceKeepsItsTotalInSightAndAsksForNoComparatives() {
        TrialBalanceViewModel trialBalance = new TrialBalanceViewModel(desk.workspace);
        trialBalance.open(Place.of("trial-balance"));
        assertThat(content(trialBalance).totals()).extracting("id").containsExactly("total");
        assertThat(desk.server.bodies().stream().filter(sent -> sent.startsWith("/v1/statements "))
                .toList().getLast()).contains("\"comparatives\":[]");
    }

    @Test
    void aFocusedVarianceIsExplainedToTheCentWithItsFormula() {
        statements.open(Place.of("statements/profit-and-loss"));
        statements.focus(cell(content(statements), "labor", "variance.prior-year"));
        var subject = Objects.requireNonNull(desk.workspace.proof().subject().get());
        assertThat(subject.value()).isEqualTo("(17,170.04) USD");
        assertThat(subject.formula()).isEqualTo("Actual Oct 2025 \u2212 Actual Oct 2026");
    }

    @Test
    void homeAsksEverythingInOneRoundTrip() {
        HomeViewModel home = new HomeViewModel(desk.workspace);
        home.open();
        var figures = Objects.requireNonNull(home.figures().get());
        assertThat(figures.tiles()).hasSize(8).allMatch(tile -> tile.months().size() == 13);
        assertThat(figures.charts()).hasSize(2);
        home.open();
        assertThat(desk.server.bodies()).filteredOn(body -> body.startsWith("/v1/quer")).hasSize(2)
                .allMatch(body -> body.startsWith("/v1/queries"));
        assertThat(desk.server.bodies()).filteredOn(body -> body.startsWith("/v1/metrics")).hasSize(1);
    }

    private static GridContent content(GridViewModel viewModel) {
        return Objects.requireNonNull(viewModel.content().get(), () -> viewModel.state().get().toString());
    }

    @Test
    void columnsWithoutFiguresAreLeftOutAndSaid() {
        compare(Comparative.PRIOR_YEAR, Comparative.BUDGET);
        statements.open(Place.of("statements/balance-sheet"));
        Report report = Objects.requireNonNull(statements.content().get()).report();
        assertThat(report.columns().stream().map(column -> column.id())).containsExactly("label", "actual",
                "prior-year", "variance.prior-year", "variance-percent.prior-year");
        assertThat(statements.notes().get())
                .isEqualTo("There are no figures for Budget, Oct 2026; its columns are left out.");
        statements.open(Place.of("statements/profit-and-loss"));
        assertThat(statements.notes().get()).isEmpty();
    }

    @Test
    void aVarianceOpensTheEntriesThatExplainIt() {
        compare(Comparative.BUDGET);
        Place look = new Place("statements/profit-and-loss", Map.of("budget", "budget-june"), "");
        desk.workspace.navigator().open(look);
        statements.open(look);
        GridContent content = Objects.requireNonNull(statements.content().get());
        statements.drill(cell(content, "labor", "variance.budget"));
        Place behind = desk.workspace.navigator().current();
        assertThat(behind.path()).isEqualTo("report/variance-entries");
        assertThat(behind.title()).isEqualTo("Variance of Direct labor");
        assertThat(behind.parameters()).containsEntry("period", "202612").containsEntry("span", "month")
                .containsEntry("against", "budget").containsEntry("version", "budget-june")
                .containsEntry("account", "5010,5015").containsEntry("batch", "1183").containsEntry("company", "SUP");
        statements.drill(cell(content, "labor", "actual"));
        assertThat(desk.workspace.navigator().current().path()).isEqualTo("drill/accounts");
    }

    @Test
    void theVarianceOfAProfitOpensThoughItsFigureDoesNot() {
        compare(Comparative.PRIOR_YEAR);
        statements.open(Place.of("statements/profit-and-loss"));
        GridContent content = Objects.requireNonNull(statements.content().get());
        assertThat(content.only()).doesNotContainKey("revenue");
        statements.drill(cell(content, "revenue", "variance-percent.prior-year"));
        assertThat(desk.workspace.navigator().current().parameter("account"))
                .isEqualTo("4010,4015,4020,4030,4040,4050,4900");
    }

    @Test
    void aStatementIsLookedAtInTheWaysItHas() {
        statements.open(new Place("statements/balance-sheet",
                Map.of("reclassify", "1000", "round", "1000", "rows", "3", "view", "sideways"), ""));
        assertThat(desk.server.bodies()).anyMatch(sent -> sent.startsWith("/v1/statements {")
                && sent.contains("\"reclassifyAbove\":\"1000\"") && sent.contains("\"rounding\":1000")
                && sent.contains("\"template\":3") && !sent.contains("sideways"));
        assertThat(statements.moved().get()).isEqualTo(2);
        TrialBalanceViewModel balances = new TrialBalanceViewModel(desk.workspace);
        balances.open(new Place("trial-balance", Map.of("view", "post-close"), ""));
        assertThat(desk.server.bodies()).anyMatch(sent -> sent.startsWith("/v1/statements {")
                && sent.contains("\"statement\":\"trial-balance\"") && sent.contains("\"view\":\"POST_CLOSE\""));
    }

    @Test
    void overheadIsAllocatedOnlyWhereMembersStandAsColumns() {
        statements.open(new Place("statements/profit-and-loss", Map.of("by", "branch", "allocation", "labor"), ""));
        assertThat(desk.server.bodies()).anyMatch(sent -> sent.startsWith("/v1/statements {")
                && sent.contains("\"columnsBy\":\"branch\"") && sent.contains("\"allocation\":\"LABOR\""));
        int asked = desk.server.bodies().size();
        statements.open(new Place("statements/profit-and-loss", Map.of("allocation", "labor"), ""));
        statements.open(new Place("statements/profit-and-loss", Map.of("by", "branch", "allocation", "moon"), ""));
        assertThat(desk.server.bodies().subList(asked, desk.server.bodies().size())).isNotEmpty()
                .noneMatch(sent -> sent.contains("\"allocation\":\""));
    }

    @Test
    void whatRoundingMovedIsListed() {
        statements.open(new Place("statements/profit-and-loss", Map.of("round", "1000", "list", "moved"), ""));
        Report report = Objects.requireNonNull(statements.content().get()).report();
        assertThat(report.rows()).hasSize(2);
        assertThat(CellText.of(report, report.rows().getFirst(), 0)).isEqualTo("Maintenance");
        assertThat(CellText.of(report, report.rows().getFirst(), 4)).isEqualTo("795.82");
    }

    private void compare(Comparative... comparatives) {
        Choices now = desk.workspace.filters().choices().get();
        desk.workspace.filters().choose(new Choices(now.company(), now.currency(), now.branches(), now.divisions(),
                now.period(), now.yearToDate(), List.of(comparatives)));
    }
}
