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

/** {@code sync-agent run} over a configuration. */
class RunCommandTest {

    private static final String RUNS = "select source_name, command, exit_code, batch_id, message from ops.source_run order by run_id";

    @TempDir
    Path folder;

    private Loads loads;
    private Commands agent;

    @BeforeEach
    void start() throws Exception {
        loads = new Loads(folder);
        agent = Commands.of(folder, loads.warehouse.logins().sync(), "name: north, kind: files, folder: north",
                "name: gone, kind: jdbc, url: \"jdbc:postgresql://127.0.0.1:1/books\", contract: sage-100-contractor-1",
                "name: south, kind: files, folder: south");
        source("north", "1000");
        source("south", "2000");
    }

    private void source(String name, String account) throws Exception {
        Path into = agent.folder(name);
        Files.writeString(into.resolve("mapping.yaml"), """
                version: 1
                source: %s
                files:
                  - match: accounts.csv
                    content: accounts
                    columns: {code: code, name: name, type: type}
                    types: {A: asset, R: revenue}
                  - match: journal.csv
                    content: journal
                    columns: {entry: entry, line: line, date: date, account: account, debit: debit, credit: credit}
                """.formatted(name));
        Files.writeString(into.resolve("accounts.csv"),
                "code,name,type\n" + account + ",Cash,A\n4" + account + ",Sales,R\n");
        journal(name, account, "10.00");
    }

    private void journal(String name, String account, String amount) throws Exception {
        Files.write(agent.folder(name).resolve("journal.csv"), List.of("entry,line,date,account,debit,credit",
                "1,1,2026-01-10," + account + "," + amount + ",", "1,2,2026-01-10,4" + account + ",," + amount));
    }

    @AfterEach
    void stop() {
        loads.close();
    }

    @Test
    void aFailingSourceDoesNotHoldUpTheOthersAndEveryOutcomeIsRecorded() throws Exception {
        Said said = agent.run("run");
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.errors()).contains("north: 4 rows read, 4 loaded", "south: 4 rows read, 4 loaded",
                "gone: ", "Connection to 127.0.0.1:1 refused");
        assertThat(loads.query("select source_system, state from ops.batch order by batch_id"))
                .containsExactly("north|published", "south|published");
        assertThat(loads.query(RUNS)).satisfiesExactly(
                north -> assertThat(north).startsWith("north|run|0|1|4 rows read"),
                gone -> assertThat(gone).startsWith("gone|run|1|null|").contains("refused"),
                south -> assertThat(south).startsWith("south|run|0|2|4 rows read"));
        assertThat(loads.number("select count(*) from semantic.ledger_line")).isEqualTo(4);
    }

    @Test
    void onlyTheSourcesNamedAreLoadedAndTheExitCodeIsTheirs() throws Exception {
        assertThat(agent.run("run", "south").exitCode()).isZero();
        assertThat(agent.run("run", "gone").exitCode()).isEqualTo(1);
        assertThat(loads.query("select source_system from ops.batch")).containsExactly("south");
    }

    @Test
    void theNextNightLoadsWhatIsNewAndSaysWhereThereIsNothing() throws Exception {
        agent.run("run", "north", "south");
        journal("south", "2000", "12.00");
        Said said = agent.run("run", "north", "south");
        assertThat(said.exitCode()).isZero();
        assertThat(said.errors()).contains("north: Nothing new.");
        assertThat(loads.query("select sum(debit) from semantic.ledger_line")).containsExactly("22.0000");
    }

    @Test
    void aSecretThatIsMissingIsSaidAndTheOthersAreLoaded() throws Exception {
        agent = Commands.of(folder, loads.warehouse.logins().sync(),
                "name: sage, kind: odbc, connection: \"Driver={None}\", secrets: {PWD: {env: NO_SUCH_VARIABLE}}, contract: sage-100-contractor-1",
                "name: north, kind: files, folder: north");
        Said said = agent.run("run");
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.errors()).contains("sage: the environment variable NO_SUCH_VARIABLE is not set");
        assertThat(loads.number("select count(*) from semantic.ledger_line")).isEqualTo(2);
    }

    @Test
    void controlTotalsAreLeftForEverySource() {
        agent.run("run", "--out", folder.resolve("out").toString());
        assertThat(folder.resolve("out/north/control-totals.json")).exists();
        assertThat(folder.resolve("out/south/control-totals.json")).exists();
    }

    @Test
    void aWrongCommandLineAndAWrongConfigurationAreToldApart() throws Exception {
        Said unknown = agent.run("run", "nort");
        assertThat(unknown.exitCode()).isEqualTo(64);
        assertThat(unknown.errors()).contains("no source 'nort'; it has north, gone, south");
        assertThat(agent.run("run", "--mapping", "x.yaml").exitCode()).isEqualTo(64);
        assertThat(Commands.execute("run", "--database-config", "x").exitCode()).isEqualTo(64);
        assertThat(Commands.execute("run", "--nonsense").exitCode()).isEqualTo(64);
        Files.writeString(agent.config(), "version: 1\nwarehous: {}\n");
        Said wrong = agent.run("run");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.errors()).contains("agent.yaml, line 1: 'company' is missing");
        assertThat(Commands.execute("run", "--config", folder.resolve("none.yaml").toString()).errors())
                .contains("there is no such file");
    }

    @Test
    void aRunThatWasKilledIsEndedInTheHistoryByTheNextOne() throws Exception {
        loads.query(
                "insert into ops.source_run (source_name, command, agent, started_at) values ('north', 'run', 'killed', now()) returning 1");
        agent.run("run", "north");
        assertThat(loads.query(RUNS).getFirst()).isEqualTo("north|run|1|null|The agent ended before the load did.");
    }
}
