package com.superscapes.allinone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {

    private static final String HEADER = "entry,line,date,account,description,debit,credit\n";
    private static final String SALE = "E1,1,2026-01-05,1000,Sale,100.00,\nE1,2,2026-01-05,4000,Sale,,100.00\n";
    private static final List<String> REPORTS = List.of("profit-and-loss", "balance-sheet", "trial-balance");

    @TempDir
    private Path folder;

    @Test
    void aLedgerWithoutAChartLeavesReportsPicturesAndTotals() throws IOException {
        var run = load(HEADER + SALE);
        assertThat(run.exitCode()).as(run.err()).isZero();
        for (var report : REPORTS) {
            assertThat(out().resolve(report + ".xlsx")).isNotEmptyFile();
            assertThat(out().resolve(report + ".csv")).isNotEmptyFile();
            assertThat(out().resolve(report + ".pdf")).isNotEmptyFile();
        }
        for (var picture : List.of("home-light", "home-dark", "trial-balance-light", "profit-and-loss-dark")) {
            assertThat(out().resolve(picture + ".png")).isNotEmptyFile();
        }
        assertThat(Files.readString(out().resolve("trial-balance.csv"))).contains("100.00");
        assertThat(totals().path("files").path(0).path("totalDebit").asText()).isEqualTo("100.00");
    }

    @Test
    void anUnbalancedEntryIsListedAndEndsWithTwo() throws IOException {
        var run = load(HEADER + SALE + "E2,1,2026-01-06,1000,Half an entry,5.00,\n", "--no-pictures");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("T1 is broken", "E2");
        assertThat(totals().path("checks").toString()).contains("E2");
    }

    @Test
    void aBadAmountIsRejectedWithItsLineAndTheGoodRowsStay() throws IOException {
        var run = load(HEADER + SALE + "E2,1,2026-01-06,1000,Bad,\"1.234,5x\",\nE2,2,2026-01-06,4000,Bad,,1234.50\n",
                "--no-pictures");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("ledger.csv, line 4", "1.234,5x").doesNotContain("\tat ");
        assertThat(totals().path("files").path(0).path("rowsRejected").asInt()).isEqualTo(1);
    }

    @Test
    void aFolderWithoutAMappingLoadsNothingAndSaysWhy() {
        var run = Run.of("import", folder.toString(), "--out", out().toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(folder.getFileName().toString()).doesNotContain("\tat ");
    }

    @Test
    void aMissingFileLoadsNothingAndSaysWhy() {
        var run = Run.of("import", folder.resolve("none.csv").toString(), "--out", out().toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("none.csv").doesNotContain("\tat ");
    }

    @Test
    void theNorwegianExampleNamesItsThreeAccountsThatDoNotClose() throws IOException {
        var shared = System.getenv("SUPERSCAPES_SHARED_DATA") != null
                ? Path.of(System.getenv("SUPERSCAPES_SHARED_DATA"))
                : Path.of("..", "..", "shared", "data");
        var file = shared.resolve("saft-norway/saft-financial-888888888.xml");
        assumeTrue(Files.exists(file), "the shared ledgers are not on this machine");
        var run = Run.of("import", file.toString(), "--no-pictures", "--out", out().toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("1920", "2711", "2740");
        assertThat(totals().path("ledger").path(0).path("debit").asText()).isEqualTo("9487049.35");
    }

    private Run load(String csv, String... more) throws IOException {
        var file = Files.writeString(folder.resolve("ledger.csv"), csv);
        var arguments = new ArrayList<>(List.of("import", file.toString(), "--out", out().toString()));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private JsonNode totals() throws IOException {
        return new ObjectMapper().readTree(out().resolve("control-totals.json").toFile());
    }
}
