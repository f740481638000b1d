package com.superscapes.proxy.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestClock;
import com.superscapes.proxy.testing.TestServer;
import com.superscapes.proxy.testing.TestServer.Reply;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {

    private static final int CLIENTS = 500;
    private static final long SEED = 4711;
    private static final PeriodRange YEAR = new PeriodRange(202501, 202512);
    private static final List<String> READERS = List.of("controller", "accountant", "auditor", "executive",
            "controller-scoped", "branch-manager-scoped");

    private static RandomLedger ledger;
    private static TestServer cached;
    private static TestServer uncached;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(SEED, 60);
        cached = new TestServer(ledger.warehouse(), Clock.systemUTC(), config -> config.withServing(
                config.serving().withLimits(config.serving().limits().withAtOnce(CLIENTS)))).addUsers();
        uncached = new TestServer(ledger.warehouse(), Clock.systemUTC(),
                config -> config.withCache(CacheSettings.NONE).withTask("other"));
    }

    @AfterAll
    static void stop() throws Exception {
        cached.close();
        uncached.close();
        ledger.close();
    }

    private static MetricQuery query(String metric, String... dimensions) {
        return new MetricQuery(List.of(metric), List.of(dimensions), YEAR, List.of(), List.of(), List.of(), null, null);
    }

    @Test
    void fiveHundredClientsOnAColdKeyCauseOneQuery() throws Exception {
        String token = cached.token("controller");
        MetricQuery cold = query("revenue", "account", "period");
        long reads = reads(cached);
        long records = records();
        List<Callable<Reply>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(() -> cached.post("/v1/query", token, cold));
        }
        Set<String> bodies = new HashSet<>();
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Reply> reply : together.invokeAll(clients)) {
                assertThat(reply.get().status()).isEqualTo(200);
                bodies.add(reply.get().body());
            }
        }
        // Byte for byte the same, the moment it was computed at included.
        assertThat(bodies).hasSize(1);
        assertThat(reads(cached) - reads).isEqualTo(1);
        assertThat(records() - records).as("each answer has its own record").isEqualTo(CLIENTS);
    }

    @Test
    void readersOfOneScopeShareAndOthersNever() throws Exception {
        Map<String, JsonNode> expected = READERS.stream().collect(Collectors.toMap(reader -> reader,
                reader -> answer(uncached, reader, "/v1/query", query("revenue", "branch"))));
        for (int round = 0; round < 2; round++) {
            for (String reader : READERS) {
                assertThat(answer(cached, reader, "/v1/query", query("revenue", "branch"))).as(reader)
                        .isEqualTo(expected.get(reader));
            }
        }
        cached.users().create("second", "Second", "controller", null, null);
        MetricQuery shared = query("revenue", "branch", "period");
        assertThat(cached.postAs("second", "/v1/query", shared).body())
                .isEqualTo(cached.postAs("controller", "/v1/query", shared).body());
        long reads = reads(cached);
        cached.postAs("accountant", "/v1/query", shared);
        cached.postAs("controller-scoped", "/v1/query", shared);
        assertThat(reads(cached) - reads).as("another role, another scope").isEqualTo(2);
    }

    @Test
    void anotherScopeHoldsFromTheNextAnswerOn() throws Exception {
        cached.users().create("moved", "Moved", "controller", null, null);
        String before = cached.newToken("moved");
        MetricQuery asked = query("revenue", "branch");
        assertThat(rows(cached.post("/v1/query", before, asked))).isEqualTo(rows(answer(uncached, "controller",
                "/v1/query", asked)));
        cached.users().change("moved", "Moved", "controller", List.of("N01", "N02"), null);
        List<JsonNode> after = rows(cached.post("/v1/query", cached.newToken("moved"), asked));
        assertThat(after).isNotEmpty().isEqualTo(rows(answer(uncached, "moved", "/v1/query", asked)));
        assertThat(after.size()).isLessThan(rows(answer(uncached, "controller", "/v1/query", asked)).size());
    }

    @Test
    void aChangeOfRightsDropsWhatIsKeptWhereverItIsMade() throws Exception {
        TestClock clock = new TestClock();
        try (TestServer server = new TestServer(ledger.warehouse(), clock, config -> config.withTask("rights"))) {
            server.users().create("locked", "Locked", "auditor", null, null);
            server.users().create("narrowed", "Narrowed", "controller", null, null);
            String narrowed = server.newToken("narrowed");
            assertThat(readsAnew(server, narrowed)).isTrue();
            assertThat(readsAnew(server, narrowed)).isFalse();
            assertThat(server.postAs("administrator", "/v1/users/locked/lock", "").status()).isEqualTo(204);
            assertThat(readsAnew(server, narrowed)).as("changed at this server").isTrue();
            assertThat(readsAnew(server, narrowed)).isFalse();
            server.users().change("narrowed", "Narrowed", "accountant", null, null);
            clock.advance(Duration.ofSeconds(11));
            String controller = server.token("controller");
            assertThat(readsAnew(server, controller)).as("not known here yet").isFalse();
            assertThat(server.post("/v1/query", narrowed, query("revenue", "branch")).status()).isEqualTo(401);
            assertThat(readsAnew(server, controller)).as("changed at another one").isTrue();
        }
    }

    private static boolean readsAnew(TestServer server, String token) throws IOException {
        long before = reads(server);
        assertThat(server.post("/v1/query", token, query("revenue", "branch")).status()).isEqualTo(200);
        return reads(server) > before;
    }

    @Test
    void aNewBatchIsReadAtOnce() throws Exception {
        MetricQuery asked = query("revenue");
        Reply before = cached.postAs("controller", "/v1/query", asked);
        long batch = ledger.laterEntry("BATCH", LocalDate.of(2025, 3, 3), 3, 12, 1, "100.00");
        Reply after = cached.postAs("controller", "/v1/query", asked);
        assertThat(before.json().at("/proof/batch/batch").asLong()).isLessThan(batch);
        assertThat(after.json().at("/proof/batch/batch").asLong()).isEqualTo(batch);
        assertThat(total(after).subtract(total(before))).isEqualByComparingTo("100.00");
    }

    @Test
    void cachedAnswersEqualUncachedOnesWhateverHappensBetweenThem() throws Exception {
        Random random = new Random(SEED);
        int hits = 0;
        for (int step = 0; step < 150; step++) {
            if (random.nextInt(8) == 0) {
                ledger.laterEntry("R" + step, LocalDate.of(2025, 1 + random.nextInt(6), 5), 1 + random.nextInt(25),
                        1 + random.nextInt(25), 1 + random.nextInt(4), (1 + random.nextInt(900)) + ".00");
            }
            String reader = READERS.get(random.nextInt(READERS.size()));
            Object[] asked = question(random);
            long reads = reads(cached);
            JsonNode answer = answer(cached, reader, (String) asked[0], asked[1]);
            hits += reads(cached) == reads ? 1 : 0;
            assertThat(answer).as("seed %d, step %d: %s asks %s", SEED, step, reader, asked[0])
                    .isEqualTo(answer(uncached, reader, (String) asked[0], asked[1]));
        }
        assertThat(hits).as("answers from the cache").isGreaterThan(20);
    }

    private static Object[] question(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Object[]{"/v1/query", query(random.nextBoolean() ? "revenue" : "gross-margin")};
            case 1 -> new Object[]{"/v1/query", query("revenue", random.nextBoolean() ? "branch" : "account")};
            case 2 -> new Object[]{"/v1/statements", new StatementRequest("profit-and-loss",
                    202501 + random.nextInt(2), false, List.of(), List.of(), null)};
            default -> new Object[]{"/v1/reports/margin", new ReportRequest(Map.of("period", "202503"), null, null)};
        };
    }

    private static JsonNode answer(TestServer server, String reader, String path, Object body) {
        try {
            return stripped(server.postAs(reader, path, body).json());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Without what is another one's at every reading: the moment and the code of a failure. */
    private static JsonNode stripped(JsonNode body) {
        body.findParents("computedAt").forEach(proof -> ((ObjectNode) proof).remove(List.of("computedAt", "stale")));
        if (body instanceof ObjectNode object) {
            object.remove("supportCode");
        }
        return body;
    }

    private static List<JsonNode> rows(Reply reply) throws IOException {
        return rows(reply.json());
    }

    private static List<JsonNode> rows(JsonNode body) {
        return body.get("rows").valueStream().toList();
    }

    private static BigDecimal total(Reply reply) throws IOException {
        return new BigDecimal(reply.json().at("/totals/0").asText());
    }

    private static long reads(TestServer server) throws IOException {
        return Stream.of(server.get("/metrics", null).body().split("\n"))
                .filter(line -> line.startsWith("cache_reads_total"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf(' ') + 1))).sum();
    }

    private static long records() throws SQLException {
        return Long.parseLong(Objects.requireNonNull(
                text("select count(*) from audit.event where task = 'proxy' and code = 'query' and outcome = 'ok'")));
    }

    private static String text(String sql) throws SQLException {
        try (Connection owner = ledger.warehouse().logins().owner().dataSource().getConnection();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
