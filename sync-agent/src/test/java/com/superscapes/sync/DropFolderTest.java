package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.sync.Commands.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that arrive in a drop folder, loaded by {@code run}. */
class DropFolderTest {

    private static final String MAPPING = """
            version: 1
            source: ledger
            files:
              - match: accounts*.csv
                content: accounts
                columns: {code: code, name: name, type: type}
                types: {A: asset, R: revenue}
              - match: journal*.csv
                content: journal
                columns: {entry: entry, line: line, date: date, account: account, debit: debit, credit: credit}
            """;

    @TempDir
    Path folder;

    private Loads loads;
    private Commands agent;
    private Path drop;

    @BeforeEach
    void start() throws Exception {
        loads = new Loads(folder);
        agent = Commands.of(folder, loads.warehouse.logins().sync(), "name: inbox, kind: drop-folder, folder: inbox");
        drop = agent.folder("inbox");
        Files.writeString(drop.resolve("mapping.yaml"), MAPPING);
    }

    @AfterEach
    void stop() {
        loads.close();
    }

    private Path arrive(String name, String... lines) throws Exception {
        Path file = Files.write(drop.resolve(name), List.of(lines));
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
    }

    private void arriveBooks() throws Exception {
        arrive("accounts.csv", "code,name,type", "1000,Cash,A", "4000,Sales,R");
        arrive("journal.csv", "entry,line,date,account,debit,credit", "1,1,2026-01-10,1000,10.00,",
                "1,2,2026-01-10,4000,,10.00");
    }

    private List<String> lying() throws Exception {
        try (Stream<Path> all = Files.walk(drop)) {
            return all.filter(Files::isRegularFile).map(file -> drop.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals("mapping.yaml"))
                    .map(name -> name.replaceAll("refused/[^/]*", "refused"))
                    .sorted().toList();
        }
    }

    @Test
    void filesAreLoadedTogetherAndKeptUnderTheirBatch() throws Exception {
        arriveBooks();
        assertThat(agent.run("run").exitCode()).isZero();
        assertThat(lying()).containsExactly("loaded/batch-1/accounts.csv", "loaded/batch-1/journal.csv");
        assertThat(loads.query("select sum(debit) from semantic.ledger_line")).containsExactly("10.0000");
        Said later = agent.run("run");
        assertThat(later.exitCode()).isZero();
        assertThat(later.errors()).contains("inbox: No complete files have arrived.");
    }

    @Test
    void aFileThatIsStillBeingWrittenIsLeft() throws Exception {
        arriveBooks();
        Files.setLastModifiedTime(drop.resolve("journal.csv"), FileTime.from(Instant.now().plusSeconds(3600)));
        agent.run("run");
        assertThat(lying()).containsExactly("accounts.csv", "journal.csv");
        Files.createFile(drop.resolve("journal.csv.done"));
        agent.run("run");
        assertThat(lying()).containsExactly("loaded/batch-1/accounts.csv", "loaded/batch-1/journal.csv");
    }

    @Test
    void aRefusedFileHasItsReasonBesideItAndTheOthersAreLoaded() throws Exception {
        arriveBooks();
        arrive("strange.csv", "a,b", "1,2");
        assertThat(agent.run("run").exitCode()).isEqualTo(2);
        assertThat(lying()).containsExactly("loaded/batch-1/accounts.csv", "loaded/batch-1/journal.csv",
                "refused/strange.csv", "refused/strange.csv.reason.txt");
        try (Stream<Path> refused = Files.walk(drop.resolve("refused"))) {
            Path reason = refused.filter(file -> file.toString().endsWith(".reason.txt")).findFirst().orElseThrow();
            assertThat(Files.readString(reason)).contains("no item of the mapping's 'files' matches");
        }
    }

    @Test
    void anAgentKilledBetweenLoadAndMoveLosesAndDoublesNothing() throws Exception {
        arriveBooks();
        agent.run("run");
        // As if it had been killed before the moves.
        for (String name : List.of("accounts.csv", "journal.csv")) {
            Files.move(drop.resolve("loaded/batch-1").resolve(name), drop.resolve(name));
        }
        Said said = agent.run("run");
        assertThat(said.exitCode()).isZero();
        assertThat(said.errors()).contains("inbox: Nothing new.");
        assertThat(lying()).containsExactly("loaded/batch-1/accounts.csv", "loaded/batch-1/journal.csv");
        assertThat(loads.query("select count(*) from warehouse.fact_transaction")).containsExactly("2");
    }

    @Test
    void aWrongMappingRefusesNoFile() throws Exception {
        arriveBooks();
        Files.writeString(drop.resolve("mapping.yaml"), "version: 1\nsorce: x\n");
        Said said = agent.run("run");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.errors()).contains("mapping.yaml");
        assertThat(lying()).containsExactly("accounts.csv", "journal.csv");
        Files.writeString(drop.resolve("mapping.yaml"), MAPPING);
        assertThat(agent.run("run").exitCode()).isZero();
    }

    @Test
    void rejectedRowsOfAKeptFileAreReadAgain() throws Exception {
        arriveBooks();
        arrive("journal.csv", "entry,line,date,account,debit,credit", "1,1,2026-01-10,1000,10.00,",
                "1,2,2026-01-10,4000,,10.00", "2,1,2026-01-10,1000,7.00,", "2,2,2026-01-10,4100,,7.00");
        assertThat(agent.run("run").exitCode()).isEqualTo(2);
        assertThat(lying()).contains("loaded/batch-1/journal.csv.reason.txt");
        arrive("accounts-new.csv", "code,name,type", "4100,Services,R");
        agent.run("run");
        Said said = agent.run("retry-rejects");
        assertThat(said.exitCode()).as(said.all()).isZero();
        assertThat(loads.query("select count(*) from ops.open_reject")).containsExactly("0");
        assertThat(loads.query("select sum(debit), sum(credit) from semantic.ledger_line"))
                .containsExactly("17.0000|17.0000");
    }
}
