package com.superscapes.proxy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.export.ExportNotice;
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.user.UserDraft;
import com.superscapes.proxy.testing.AuditStoreSwitch;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestClock;
import com.superscapes.proxy.testing.TestServer;
import com.superscapes.proxy.testing.TestServer.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is answered while the audit log can't be reached, and what is not. */
class SpooledAnswersTest {

    private static final long SEED = 20_261_127;
    private static final int REQUESTS = 2_000;
    private static final int CLIENTS = 8;
    private static final MetricQuery QUERY = new MetricQuery(List.of("revenue"), List.of(),
            new PeriodRange(202501, 202513), List.of(), List.of(), List.of(), null, null);
    private static final ReportRequest HOURS = new ReportRequest(Map.of("period", "202503"), null, null);

    private RandomLedger ledger;
    private AuditStoreSwitch store;
    private @TempDir Path folder;

    @BeforeEach
    void fill() throws SQLException {
        ledger = new RandomLedger(43, 30);
        store = new AuditStoreSwitch(ledger.warehouse());
    }

    @AfterEach
    void drop() throws SQLException {
        ledger.close();
    }

    @Test
    void dashboardsGoOnForAMinuteAndWhatIsSensitiveDoesNot() throws Exception {
        TestClock clock = new TestClock();
        try (TestServer server = server(clock)) {
            String controller = server.token("controller");
            String administrator = server.token("administrator");
            server.post("/v1/query", controller, QUERY);
            store.off();
            assertThat(server.post("/v1/query", controller, QUERY).status()).isEqualTo(200);
            assertThat(server.post("/v1/exports", controller, new ExportNotice("trial-balance", "pdf", 12, 1)).status())
                    .isEqualTo(503);
            assertThat(server.post("/v1/reports/labor-hours", controller, HOURS).status()).isEqualTo(503);
            assertThat(server.get("/v1/users", administrator).status()).isEqualTo(503);
            assertThat(server.post("/v1/users", administrator, new UserDraft("nora", "Nora", "auditor", true,
                    List.of(), true, List.of())).status()).isEqualTo(503);
            assertThat(store.texts("select login from security.app_user where login = 'nora'")).isEmpty();
            clock.advance(Duration.ofSeconds(60));
            assertThat(server.post("/v1/query", controller, QUERY).status()).isEqualTo(200);
            clock.advance(Duration.ofSeconds(1));
            Reply late = server.post("/v1/query", controller, QUERY);
            assertThat(late.status()).isEqualTo(503);
            assertThat(late.body()).doesNotContain("rows");
            store.on();
            assertThat(server.post("/v1/exports", controller, new ExportNotice("trial-balance", "pdf", 12, 1)).status())
                    .isEqualTo(204);
        }
        assertThat(
                store.texts("select code || ' ' || outcome from audit.event where task = 'proxy' and code <> 'sign-in'"
                        + " order by seq"))
                .containsExactly("query ok", "query ok", "query ok", "export intent", "export ok");
        assertThat(store.texts("select problem from audit.verify('proxy')")).isEmpty();
    }

    @Test
    void payIsRecordedBeforeItIsRead() throws Exception {
        try (TestServer server = server(Clock.systemUTC())) {
            server.postAs("controller", "/v1/reports/payroll-cost", HOURS);
            server.postAs("accountant", "/v1/reports/payroll-cost", HOURS);
            server.postAs("controller", "/v1/reports/margin", HOURS);
        }
        assertThat(store.texts("select actor || ' ' || object || ' ' || outcome from audit.event where code = 'report'"
                + " order by seq")).containsExactly("controller payroll-cost intent", "controller payroll-cost ok",
                        "accountant payroll-cost intent", "accountant payroll-cost not-permitted",
                        "controller margin ok");
    }

    @Test
    void noAnswerIsWithoutARecordHoweverTheStoreFails() throws Exception {
        List<Reply> replies = new ArrayList<>();
        try (TestServer server = server(Clock.systemUTC())) {
            List<String> tokens = List.of(server.token("controller"), server.token("auditor"),
                    server.token("branch-manager-scoped"));
            try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
                List<Callable<List<Reply>>> all = new ArrayList<>();
                for (int client = 0; client < CLIENTS; client++) {
                    Random random = new Random(SEED + client);
                    all.add(() -> run(server, tokens, random));
                }
                for (Future<List<Reply>> done : clients.invokeAll(all)) {
                    replies.addAll(done.get());
                }
            }
            store.on();
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (Files.size(folder.resolve("spool")) > 0 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
        }
        assertThat(Files.size(folder.resolve("spool"))).isZero();
        List<String> recorded = store.texts("select request_id from audit.event where outcome <> 'intent'");
        List<String> answered = replies.stream().filter(reply -> reply.status() != 503)
                .map(reply -> Objects.requireNonNull(reply.headers().get("X-Request-Id"))).toList();
        assertThat(replies).hasSize(REQUESTS);
        assertThat(recorded).as("seed %d: %d answered of %d", SEED, answered.size(), REQUESTS).containsAll(answered)
                .doesNotHaveDuplicates();
        assertThat(answered).hasSizeBetween(REQUESTS / 2, REQUESTS - 1);
        assertThat(store.texts("select request_id from audit.event where outcome = 'ok' and code in ('export',"
                + " 'report') and object <> 'margin' and request_id not in"
                + " (select request_id from audit.event where outcome = 'intent')")).as("without an intent").isEmpty();
        assertThat(AuditVerification.run(ledger.warehouse().logins().owner().dataSource(), Map.of()))
                .allSatisfy(report -> assertThat(report.problems()).isEmpty());
    }

    private List<Reply> run(TestServer server, List<String> tokens, Random random) throws Exception {
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < REQUESTS / CLIENTS; i++) {
            switch (random.nextInt(60)) {
                case 0, 1 -> store.off();
                case 2, 3, 4 -> store.on();
                case 5 -> store.cut();
                default -> {
                    // The store stays as it is.
                }
            }
            String token = tokens.get(random.nextInt(tokens.size()));
            replies.add(switch (random.nextInt(8)) {
                case 0 -> server.post("/v1/exports", token, new ExportNotice("trial-balance", "pdf", 12, 1));
                case 1 -> server.post("/v1/reports/labor-hours", token, HOURS);
                case 2 -> server.post("/v1/reports/margin", token, HOURS);
                case 3 -> server.get("/v1/metrics", token);
                case 4 -> server.post("/v1/query", token, "{\"metrics\":[\"no-such\"]}");
                case 5 -> server.get("/v1/ledger", null);
                default -> server.post("/v1/query", token, QUERY);
            });
        }
        return replies;
    }

    private TestServer server(Clock clock) throws SQLException {
        return new TestServer(ledger.warehouse(), clock,
                config -> config.withSpool(new SpoolSettings(folder.resolve("spool"), SpoolSettings.STANDARD)))
                .addUsers();
    }
}
