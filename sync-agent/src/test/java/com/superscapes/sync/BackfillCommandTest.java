package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.sync.Commands.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sync-agent backfill} and {@code status} over files of three fiscal years. */
class BackfillCommandTest {

    @TempDir
    Path folder;

    private Loads loads;
    private Commands agent;
    private Path journal;

    @BeforeEach
    void start() throws Exception {
        loads = new Loads(folder);
        agent = Commands.of(folder, loads.warehouse.logins().sync(), "name: books, kind: files, folder: books");
        Path into = agent.folder("books");
        journal = into.resolve("journal.csv");
        Files.writeString(into.resolve("mapping.yaml"), """
                version: 1
                source: ledger
                files:
                  - match: accounts.csv
                    content: accounts
                    columns: {code: code, name: name, type: type}
                    types: {A: asset, R: revenue}
                  - match: journal.csv
                    content: journal
                    columns: {entry: entry, line: line, date: date, account: account, debit: debit, credit: credit}
                """);
        Files.writeString(into.resolve("accounts.csv"), "code,name,type\n1000,Cash,A\n4000,Sales,R\n");
        Files.write(journal, List.of("entry,line,date,account,debit,credit", "1,1,2023-05-10,1000,23.00,",
                "1,2,2023-05-10,4000,,23.00", "2,1,2024-05-10,1000,24.00,", "2,2,2024-05-10,4000,,24.00",
                "3,1,2025-05-10,1000,25.00,", "3,2,2025-05-10,4000,,25.00"));
    }

    @AfterEach
    void stop() {
        loads.close();
    }

    private List<String> seen() throws Exception {
        return loads.query(
                "select extract(year from posting_date), sum(debit) from semantic.ledger_line group by 1 order by 1 desc");
    }

    @Test
    void theNewestYearIsPublishedFirstAndEachForItself() throws Exception {
        Said said = agent.run("backfill", "--from", "2023", "--to", "2025");
        assertThat(said.errors()).contains("books: Fiscal year 2025: ", "books: Fiscal year 2024: ");
        assertThat(said.exitCode()).isZero();
        assertThat(seen()).containsExactly("2025|25.0000", "2024|24.0000", "2023|23.0000");
        assertThat(loads.query(
                "select extract(year from posting_date), min(batch_from) from warehouse.fact_transaction group by 1 order by 2"))
                .containsExactly("2025|1", "2024|2", "2023|3");
    }

    @Test
    void completeYearsAreSkippedAndOthersAreLoaded() throws Exception {
        agent.run("backfill", "--from", "2025", "--to", "2025");
        Said said = agent.run("backfill", "--from", "2024", "--to", "2026");
        assertThat(said.errors()).contains("Fiscal year 2026: the source has no rows of it.",
                "Fiscal year 2025 is complete already.", "Fiscal year 2024: ");
        assertThat(said.exitCode()).isZero();
        assertThat(seen()).containsExactly("2025|25.0000", "2024|24.0000");
        Said again = agent.run("backfill", "--from", "2024", "--to", "2025", "--again");
        assertThat(again.errors()).contains("Fiscal year 2025: Nothing new.");
        assertThat(seen()).containsExactly("2025|25.0000", "2024|24.0000");
    }

    @Test
    void twoAgentsShareABackfill() throws Exception {
        String[] words = {"backfill", "--config", agent.config().toString(), "--from", "2023", "--to", "2025"};
        try (AgentProcess first = AgentProcess.start(folder, words);
                AgentProcess second = AgentProcess.start(folder, words)) {
            first.end(0);
            second.end(0);
        }
        assertThat(seen()).containsExactly("2025|25.0000", "2024|24.0000", "2023|23.0000");
        assertThat(loads.query(
                "select sum(rows_loaded) from ops.source_file f join ops.batch b using (batch_id) where b.state = 'published' and content = 'journal'"))
                .containsExactly("6");
    }

    @Test
    void theYearsMustBeInOrder() {
        assertThat(agent.run("backfill", "--from", "2025", "--to", "2024").exitCode()).isEqualTo(64);
        assertThat(agent.run("backfill", "--from", "2025").exitCode()).isEqualTo(64);
    }

    @Test
    void statusShowsLoadsSourcesRejectsAndChecks() throws Exception {
        assertThat(agent.run("status").out()).contains("Nothing has been loaded yet.");
        Files.writeString(journal,
                Files.readString(journal) + "4,1,2025-05-10,1000,1.00,\n5,1,2025-06-31,4000,,7.00\n");
        agent.run("run");
        Said said = agent.run("status");
        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("Readers see batch 1", "<- readers see this", "Open rejects: 1; retry-rejects",
                "Broken checks:", "0 min", "1 rejected");
        assertThat(agent.run("status", "--json").out()).contains("\"publishedBatch\":1", "\"openRejects\":1",
                "\"sources\":[{\"name\":\"books\"", "\"exitCode\":2", "\"difference\":\"1.0000\"");
    }

    @Test
    void everySliceIsOneLineThatSaysAllOfIt() {
        String lines = agent.run("run", "--slice-rows", "1").out();
        assertThat(lines.lines().filter(line -> line.contains("\"event\":\"slice\"") && line.contains("journal.csv")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("\"source\":\"books\"", "\"file\":\"journal.csv\"",
                        "\"slice\":", "\"rowsRead\":", "\"rowsLoaded\":", "\"rowsUnchanged\":0", "\"rowsRejected\":0",
                        "\"seconds\":", "\"rowsPerSecond\":"));
    }
}
