package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.ddl.server.DatabaseLogin;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real agent process is killed while the database makes it wait, then started again. */
class KilledAgentTest {

    private static final int ENTRIES = 2000;
    private static final String FACTS = """
            select f.source_id, f.posting_date, f.period_key, a.code, f.debit, f.credit, f.entry_id, f.line_no, f.description, f.file_line
            from %s f join warehouse.dim_account a on a.account_key = f.account_key where %s order by f.source_id
            """;
    private static final String ROLLUP = """
            select f.period_key, a.code, f.opening, f.debit, f.credit, f.amount, f.line_count
            from semantic.company_period f join warehouse.dim_account a on a.account_key = f.account_key order by 1, 2
            """;

    @TempDir
    Path folder;

    private Loads loads;
    private Path file;
    private Path config;
    private long published;

    @BeforeEach
    void start() throws Exception {
        loads = new Loads(folder);
        List<String> rows = new ArrayList<>(List.of("entry,line,date,account,debit,credit,description"));
        for (int entry = 1; entry <= ENTRIES; entry++) {
            String day = "2026-0" + (1 + entry % 6) + "-15";
            rows.add(entry + ",1," + day + ",1000," + entry + ".50,,Sale " + entry);
            rows.add(entry + ",2," + day + ",4000,," + entry + ".50,Sale " + entry);
        }
        file = Files.write(folder.resolve("journal.csv"), rows);
        DatabaseLogin sync = loads.warehouse.logins().sync();
        config = loads.file("database.properties", "host=" + sync.host(), "port=" + sync.port(),
                "database=" + sync.database(), "user=" + sync.user(), "password=" + sync.password());
    }

    @AfterEach
    void stop() {
        loads.close();
    }

    private Process agent() throws Exception {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-cp",
                System.getProperty("java.class.path"),
                SyncAgent.class.getName(), "run", file.toString(), "--database-config", config.toString(),
                "--slice-rows", "500")
                .redirectError(folder.resolve("agent.log").toFile()).start();
    }

    private static void readUntil(BufferedReader lines, String part) throws Exception {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains(part)) {
                return;
            }
        }
        throw new AssertionError("the agent ended before it said " + part);
    }

    /** The server pauses between looks, so the test does not. */
    private void untilTheAgentWaitsForALock() throws Exception {
        for (int look = 0; look < 600; look++) {
            if (loads.number(
                    "select count(*) from pg_stat_activity where application_name like 'sync-agent, process%' and datname = current_database() and wait_event_type = 'Lock' and state = 'active'") > 0) {
                return;
            }
            loads.query("select pg_sleep(0.05)");
        }
        throw new AssertionError("the agent never waited: " + Files.readString(folder.resolve("agent.log")));
    }

    /** Starts the agent, holds the lock once it has said {@code event}, kills it while it waits. */
    private void killWhileWaiting(String event, String lock) throws Exception {
        Process agent = agent();
        try (Connection blocker = loads.warehouse.logins().owner().dataSource().getConnection();
                Statement statement = blocker.createStatement();
                BufferedReader lines = agent.inputReader()) {
            readUntil(lines, event);
            blocker.setAutoCommit(false);
            statement.execute(lock);
            untilTheAgentWaitsForALock();
            agent.destroyForcibly();
            assertThat(agent.waitFor(30, TimeUnit.SECONDS)).isTrue();
            aReaderSeesNothing();
            blocker.rollback();
        } finally {
            agent.destroyForcibly();
        }
    }

    private void aReaderSeesNothing() throws Exception {
        assertThat(loads.number("select count(*) from semantic.ledger_line")).isEqualTo(published);
        assertThat(loads.number("select coalesce(sum(line_count), 0) from semantic.company_period"))
                .isEqualTo(published);
    }

    private void startedAgainItEndsAsIfUndisturbed(long sliceAtLeast) throws Exception {
        assertThat(loads.number("select count(*) from ops.slice")).isGreaterThanOrEqualTo(sliceAtLeast);
        Process agent = agent();
        try (BufferedReader lines = agent.inputReader()) {
            readUntil(lines, "\"event\":\"done\"");
        }
        assertThat(agent.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(agent.exitValue()).isZero();
        try (Loads undisturbed = new Loads(folder)) {
            undisturbed.load(file);
            String live = FACTS.formatted("warehouse.fact_transaction", "f.batch_to is null");
            assertThat(loads.query(live)).hasSize(2 * ENTRIES).isEqualTo(undisturbed.query(live));
            assertThat(loads.query(FACTS.formatted("semantic.ledger_line", "true"))).hasSize(2 * ENTRIES);
            assertThat(loads.query(ROLLUP)).isNotEmpty().isEqualTo(undisturbed.query(ROLLUP));
            assertThat(loads.query(
                    "select rows_read, rows_loaded, rows_rejected, total_debit from ops.source_file f join ops.batch b on b.batch_id = f.batch_id where b.state = 'published'"))
                    .isEqualTo(undisturbed
                            .query("select rows_read, rows_loaded, rows_rejected, total_debit from ops.source_file"));
        }
    }

    @Test
    void anAgentKilledWhileLandingEndsAsIfUndisturbed() throws Exception {
        killWhileWaiting("\"event\":\"merge\"", "lock table landing.ledger_line in access exclusive mode");
        startedAgainItEndsAsIfUndisturbed(1);
    }

    @Test
    void anAgentKilledInTheMergeEndsAsIfUndisturbed() throws Exception {
        killWhileWaiting("\"event\":\"merge\"", "lock table ops.fact_key in share mode");
        startedAgainItEndsAsIfUndisturbed(0);
    }

    @Test
    void anAgentKilledJustBeforeThePublishEndsAsIfUndisturbed() throws Exception {
        killWhileWaiting("\"event\":\"start\"", "select * from ops.publication for update");
        assertThat(loads.number("select count(*) from ops.quality_result")).isPositive();
        // A first load's slices are larger than those of a merge.
        startedAgainItEndsAsIfUndisturbed(2);
    }

    @Test
    void anAgentKilledJustAfterItClosedWhatAChangedFileHasNoMoreEndsAsIfUndisturbed() throws Exception {
        List<String> rows = new ArrayList<>(Files.readAllLines(file));
        loads.load(file);
        published = 2L * ENTRIES;
        rows.subList(101, 141).clear();
        Files.write(file, rows);
        killWhileWaiting("\"event\":\"start\"", "select * from ops.publication for update");
        Process agent = agent();
        assertThat(agent.inputReader().lines()).anyMatch(line -> line.contains("\"event\":\"done\""));
        assertThat(agent.waitFor()).isZero();
        assertThat(loads.number("select count(*) from semantic.ledger_line")).isEqualTo(published - 40);
        assertThat(loads.number("select count(*) from warehouse.fact_transaction where batch_to is not null"))
                .isEqualTo(40);
        assertThat(loads.number("select count(*) from ops.fact_key")).isEqualTo(published - 40);
    }

    @Test
    void anotherFileUndoesWhatAKilledAgentLeft() throws Exception {
        killWhileWaiting("\"event\":\"start\"", "select * from ops.publication for update");
        LoadReport report = loads
                .load(loads.file("other.csv", "entry,line,date,account,debit,credit", "1,1,2026-01-01,1000,7.00,7.00"));
        assertThat(report.exitCode()).isZero();
        assertThat(loads.query("select sum(debit) from semantic.ledger_line")).containsExactly("7.0000");
        assertThat(loads.number("select count(*) from warehouse.fact_transaction")).isEqualTo(1);
    }
}
