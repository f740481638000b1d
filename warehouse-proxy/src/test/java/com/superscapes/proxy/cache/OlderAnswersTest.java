package com.superscapes.proxy.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.proxy.audit.SpoolSettings;
import com.superscapes.proxy.testing.AuditStoreSwitch;
import com.superscapes.proxy.testing.Outage;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestClock;
import com.superscapes.proxy.testing.TestServer;
import com.superscapes.proxy.testing.TestServer.Reply;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers as they get older, and while nobody can be asked for newer ones. */
class OlderAnswersTest {

    private static RandomLedger ledger;

    @BeforeAll
    static void fill() throws SQLException {
        ledger = new RandomLedger(53, 40);
        new TestServer(ledger.warehouse()).addUsers().close();
    }

    @AfterAll
    static void drop() throws SQLException {
        ledger.close();
    }

    private static MetricQuery query(String metric) {
        return new MetricQuery(List.of(metric), List.of(), new PeriodRange(202501, 202512), List.of(), List.of(),
                List.of(), null, null);
    }

    @Test
    void whatIsReadAnewInTheBackgroundIsGivenNext() throws Exception {
        TestClock clock = new TestClock();
        try (TestServer server = new TestServer(ledger.warehouse(), clock, config -> config.withTask("ahead"))) {
            String token = server.token("controller");
            Reply first = server.post("/v1/query", token, query("revenue"));
            clock.advance(Duration.ofSeconds(270));
            assertThat(server.post("/v1/query", token, query("revenue")).body()).isEqualTo(first.body());
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            Reply next = first;
            while (next.body().equals(first.body()) && System.nanoTime() < deadline) {
                next = server.post("/v1/query", token, query("revenue"));
            }
            assertThat(asOf(next)).isEqualTo(asOf(first).plusSeconds(270));
            clock.advance(Duration.ofSeconds(301));
            assertThat(asOf(server.post("/v1/query", token, query("revenue")))).isEqualTo(asOf(next).plusSeconds(301));
        }
    }

    @Test
    void ofAClockThatWasAheadNothingIsKept() throws Exception {
        TestClock clock = new TestClock();
        try (TestServer server = new TestServer(ledger.warehouse(), clock, config -> config.withTask("set-clock"))) {
            clock.advance(Duration.ofMinutes(30));
            Reply ahead = server.post("/v1/query", server.token("controller"), query("cash"));
            clock.advance(Duration.ofMinutes(-30));
            String token = server.token("controller");
            Reply back = server.post("/v1/query", token, query("cash"));
            assertThat(asOf(back)).isEqualTo(asOf(ahead).minus(Duration.ofMinutes(30)));
            clock.advance(Duration.ofSeconds(1));
            assertThat(asOf(server.post("/v1/query", token, query("cash")))).as("kept").isEqualTo(asOf(back));
            ledger.laterEntry("AFTER", LocalDate.of(2025, 3, 1), 1, 18, 1, "777.00");
            clock.advance(Duration.ofMinutes(29));
            Reply later = server.post("/v1/query", server.token("controller"), query("cash"));
            assertThat(asOf(later)).isAfter(asOf(back));
            assertThat(stripped(later.json())).isNotEqualTo(stripped(back.json()));
        }
    }

    @Test
    void whileTheDatabaseIsAwayTheLastFiguresAreGivenAsWhatTheyAre(@TempDir Path folder) throws Exception {
        TestClock clock = new TestClock();
        CacheSettings settings = new CacheSettings(16, Duration.ofMinutes(1), Duration.ofMinutes(3), Duration.ZERO);
        SpoolSettings spool = new SpoolSettings(folder.resolve("spool"), Duration.ofMinutes(10));
        try (TestServer server = new TestServer(ledger.warehouse(), clock,
                config -> config.withTask("away").withCache(settings).withSpool(spool))) {
            String token = server.token("controller");
            StatementRequest known = new StatementRequest("profit-and-loss", 202506, false, List.of(), List.of(), null);
            Reply before = server.post("/v1/statements", token, known);
            assertThat(before.headers().get("X-Figures-Stale")).isNull();
            assertThat(before.json().at("/proof/stale").asBoolean(true)).isFalse();
            server.get("/v1/ledger", token);
            Reply pay = server.post("/v1/reports/labor-hours", token, hours());
            assertThat(pay.status()).isEqualTo(200);
            try (Outage outage = Outage.of(ledger.warehouse())) {
                Reply stale = server.post("/v1/statements", token, known);
                assertThat(stale.headers().get("X-Figures-Stale")).isEqualTo("true");
                assertThat(asOf(stale)).isEqualTo(asOf(before));
                assertThat(stale.json().at("/proof/stale").asBoolean()).isTrue();
                assertThat(stripped(stale.json())).isEqualTo(stripped(before.json()));
                assertThat(server.get("/v1/ledger", token).headers().get("X-Figures-Stale")).isEqualTo("true");
                assertThat(server.post("/v1/query", token, query("cash")).status()).as("never asked").isEqualTo(503);
                assertThat(server.post("/v1/reports/labor-hours", token, hours()).status()).isEqualTo(503);
                clock.advance(Duration.ofMinutes(3));
                Reply late = server.post("/v1/statements", token, known);
                assertThat(late.status()).isEqualTo(503);
                assertThat(late.json().get("supportCode").asText()).matches("[0-9A-HJKMNP-TV-Z]{8}");
            }
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            Reply after = server.post("/v1/statements", token, known);
            while (after.status() != 200 && System.nanoTime() < deadline) {
                after = server.post("/v1/statements", token, known);
            }
            assertThat(after.headers().get("X-Figures-Stale")).isNull();
            assertThat(asOf(after)).isAfter(asOf(before));
        }
        AuditStoreSwitch audit = new AuditStoreSwitch(ledger.warehouse());
        assertThat(audit.texts("select code || ' ' || outcome from audit.event where task = 'away' order by seq"))
                .containsSubsequence("statement ok", "ledger ok", "report intent", "report ok", "statement ok",
                        "ledger ok", "query unavailable", "statement unavailable", "statement ok");
        assertThat(audit.texts("select problem from audit.verify('away')")).isEmpty();
    }

    private static ReportRequest hours() {
        return new ReportRequest(Map.of("period", "202503"), null, null);
    }

    private static JsonNode stripped(JsonNode body) {
        body.findParents("computedAt").forEach(proof -> ((ObjectNode) proof).remove("stale"));
        return body;
    }

    private static Instant asOf(Reply reply) {
        return Instant.parse(Objects.requireNonNull(reply.headers().get("X-Figures-As-Of")));
    }
}
