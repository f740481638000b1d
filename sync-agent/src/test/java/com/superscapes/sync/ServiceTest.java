package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.sync.config.AgentConfigReader;
import com.superscapes.sync.nightly.Agent;
import com.superscapes.sync.nightly.Connections;
import com.superscapes.sync.progress.ProgressListener;
import com.superscapes.sync.secret.Secrets;
import com.superscapes.sync.serve.Service;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sync-agent serve}: who loads, when, and what it tells. */
class ServiceTest {

    private static final String DUE = """
            insert into ops.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            values ('nightly', 'recurring', now() - interval '3 days', false, 1)
            on conflict (task_name, task_instance) do update set execution_time = excluded.execution_time, version = ops.scheduled_tasks.version + 1
            """;

    @TempDir
    Path folder;

    private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private Loads loads;
    private Commands agent;

    @BeforeEach
    void start() throws Exception {
        loads = new Loads(folder);
        agent = Commands.of(folder, loads.warehouse.logins().sync(), "name: books, kind: files, folder: books",
                "name: inbox, kind: drop-folder, folder: inbox");
        Files.writeString(agent.folder("books").resolve("journal.csv"), journal("1", "10.00"));
        agent.folder("inbox");
    }

    private static String journal(String entry, String amount) {
        return "entry,line,date,account,debit,credit\n" + entry + ",1,2026-01-10,1000," + amount + ",\n" + entry
                + ",2,2026-01-10,4000,," + amount + "\n";
    }

    @AfterEach
    void stop() {
        loads.close();
    }

    private Service service(String name) throws Exception {
        Agent served = new Agent(AgentConfigReader.read(agent.config(), Map.of()), Secrets.ofSystem(Map.of()),
                Connections.standard(), Clock.systemUTC());
        return new Service(served, served.warehouse(), ProgressListener.NONE,
                outcome -> outcomes.add(name + " " + outcome.source() + " " + outcome.exitCode()),
                new Service.Pace(Duration.ofMillis(50), Duration.ofSeconds(30), 1000));
    }

    private void change(String sql) throws Exception {
        try (Connection connection = loads.warehouse.logins().owner().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private @Nullable String next() throws Exception {
        return outcomes.poll(60, TimeUnit.SECONDS);
    }

    private HttpResponse<String> get(Service service, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void nightsThatWereMissedAreCaughtUpOnceAndTheNextIsAtTwo() throws Exception {
        change(DUE);
        try (Service first = service("first")) {
            assertThat(next()).isEqualTo("first books 0");
            assertThat(next()).isEqualTo("first inbox 0");
            assertThat(first.port()).isPositive();
        }
        assertThat(outcomes).isEmpty();
        assertThat(loads.query("select count(*) from ops.source_run where command = 'run' and source_name = 'books'"))
                .containsExactly("1");
        assertThat(loads.query(
                "select to_char(execution_time at time zone 'America/Chicago', 'HH24:MI'), execution_time > now(), picked from ops.scheduled_tasks"))
                .containsExactly("02:00|t|f");
        assertThat(agent.run("status").out()).contains("The next load is due ");
    }

    @Test
    void ofTwoThatServeOneLoadsAndTheOtherTakesOver() throws Exception {
        change(DUE);
        try (Service second = startedAfter(service("first"))) {
            assertThat(get(second, "/ready").body()).contains("standby");
            assertThat(get(second, "/metrics").body()).contains("superscapes_sync_active 0.0");
            assertThat(outcomes).isEmpty();
            first().close();
            change(DUE);
            assertThat(next()).isEqualTo("second books 0");
            assertThat(get(second, "/ready").body()).contains("active");
        }
    }

    private @Nullable Service leading;

    private Service first() {
        return java.util.Objects.requireNonNull(leading);
    }

    private Service startedAfter(Service first) throws Exception {
        leading = first;
        assertThat(next()).isEqualTo("first books 0");
        assertThat(next()).isEqualTo("first inbox 0");
        return service("second");
    }

    @Test
    void whatArrivesIsLoadedAndToldInMetrics() throws Exception {
        try (Service service = service("only")) {
            Path file = agent.folder("inbox").resolve("journal.csv");
            Files.writeString(file, journal("7", "5.00"));
            Files.createFile(file.resolveSibling("journal.csv.done"));
            assertThat(next()).isEqualTo("only inbox 0");
            assertThat(file).doesNotExist();
            String metrics = get(service, "/metrics").body();
            assertThat(metrics).contains("superscapes_sync_loads_total{result=\"loaded\",source=\"inbox\"} 1.0",
                    "superscapes_sync_rows_total{result=\"loaded\",source=\"inbox\"} 2.0",
                    "superscapes_sync_rows_total{result=\"rejected\",source=\"inbox\"} 0.0",
                    "superscapes_sync_running{source=\"inbox\"} 0.0", "superscapes_sync_broken_checks 0.0",
                    "superscapes_sync_load_seconds_count{source=\"inbox\"} 1",
                    "superscapes_sync_drifted_tables{source=\"inbox\"} 0.0", "superscapes_sync_open_rejects 0.0");
            assertThat(metrics)
                    .containsPattern("superscapes_sync_last_success_timestamp_seconds\\{source=\"inbox\"\\} \\d");
            assertThat(get(service, "/health").statusCode()).isEqualTo(200);
            assertThat(get(service, "/ready").statusCode()).isEqualTo(200);
            assertThat(get(service, "/metricsx").statusCode()).isEqualTo(404);
            assertThat(get(service, "/").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void anAgentKilledInTheNightIsFollowedByTheNextWhichEndsItsLoad() throws Exception {
        change(DUE);
        try (AgentProcess killed = AgentProcess.start(folder, "serve", "--config", agent.config().toString());
                Connection blocker = loads.warehouse.logins().owner().dataSource().getConnection();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("lock table warehouse.rollup_company_period in access exclusive mode");
            killed.until("\"event\":\"rollup\"");
            killed.process.destroyForcibly().waitFor();
            blocker.rollback();
        }
        assertThat(loads.query("select picked from ops.scheduled_tasks")).containsExactly("t");
        try (Service next = service("next")) {
            assertThat(next()).isEqualTo("next books 0");
            assertThat(next.port()).isPositive();
        }
        assertThat(loads.query("select state, count(*) from ops.batch group by 1")).containsExactly("published|1");
        assertThat(loads.query("select source_name, exit_code, message from ops.source_run order by run_id limit 1"))
                .containsExactly("books|1|The agent ended before the load did.");
    }

    private void due(String task) throws Exception {
        change("update ops.scheduled_tasks set execution_time = now(), version = version + 1 where task_name = '" + task
                + "'");
    }

    /** What the scheduler writes after a load that this test has been told of. */
    private void until(String sql, String expected) throws Exception {
        Instant late = Instant.now().plusSeconds(60);
        while (!loads.query(sql).equals(List.of(expected))) {
            assertThat(Instant.now()).as("%s to be %s, not %s", sql, expected, loads.query(sql)).isBefore(late);
        }
    }

    private static final String RETRIES = "select coalesce(string_agg(task_instance || ' ' || coalesce(consecutive_failures, 0), ','), '') "
            + "from ops.scheduled_tasks where task_name = 'retry'";

    private void failingBesideBooks() throws Exception {
        agent = Commands.of(folder, loads.warehouse.logins().sync(), "name: payroll, kind: files, folder: payroll",
                "name: books, kind: files, folder: books", "name: inbox, kind: drop-folder, folder: inbox");
        change(DUE);
    }

    @Test
    void aSourceThatFailedIsTriedAgainAloneInTheSameNight() throws Exception {
        failingBesideBooks();
        try (Service only = service("only")) {
            assertThat(List.of(next(), next(), next())).containsExactly("only payroll 1", "only books 0",
                    "only inbox 0");
            until(RETRIES, "payroll 0");
            assertThat(loads.query("select execution_time - now() between interval '15 min' and interval '18 min' "
                    + "from ops.scheduled_tasks where task_name = 'retry'")).containsExactly("t");
            assertThat(agent.run("status").out())
                    .containsPattern("payroll .* Next try \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d\\.");
            due("retry");
            assertThat(next()).isEqualTo("only payroll 1");
            until(RETRIES, "payroll 1");
            assertThat(agent.run("status").out()).contains(", after 1 that failed.");
            Files.writeString(agent.folder("payroll").resolve("journal.csv"), journal("9", "3.00"));
            due("retry");
            assertThat(next()).isEqualTo("only payroll 0");
            until(RETRIES, "");
            assertThat(get(only, "/metrics").body()).contains(
                    "superscapes_sync_retries_total{result=\"failed\",source=\"payroll\"} 1.0",
                    "superscapes_sync_retries_total{result=\"loaded\",source=\"payroll\"} 1.0",
                    "superscapes_sync_loads_total{result=\"loaded\",source=\"books\"} 1.0");
        }
        assertThat(outcomes).isEmpty();
        assertThat(agent.run("status").out()).doesNotContain("Next try");
    }

    @Test
    void aSourceThatKeepsFailingIsLeftToTheNextNightWhichBeginsAnew() throws Exception {
        failingBesideBooks();
        try (Service only = service("only")) {
            assertThat(List.of(next(), next(), next())).contains("only payroll 1");
            until(RETRIES, "payroll 0");
            retriedUntil("payroll 1", "payroll 2");
            due("nightly");
            assertThat(List.of(next(), next(), next())).contains("only payroll 1");
            until(RETRIES, "payroll 0");
            retriedUntil("payroll 1", "payroll 2", "");
            assertThat(only.port()).isPositive();
        }
        assertThat(outcomes).isEmpty();
    }

    private void retriedUntil(String... planned) throws Exception {
        for (String left : planned) {
            due("retry");
            assertThat(next()).isEqualTo("only payroll 1");
            until(RETRIES, left);
        }
    }

    @Test
    void aTermSignalEndsItInOrder() throws Exception {
        change(DUE);
        try (AgentProcess process = AgentProcess.start(folder, "serve", "--config", agent.config().toString())) {
            process.until("\"event\":\"done\"");
            process.process.toHandle().destroy(); // the signal only: the streams stay open
            process.end(143);
        }
        assertThat(loads.query("select state from ops.batch")).containsExactly("published");
        assertThat(loads.query("select count(*) from ops.source_run where finished_at is null")).containsExactly("0");
    }
}
