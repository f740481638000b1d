package com.superscapes.proxy.period;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.period.PeriodChange;
import com.superscapes.api.period.PeriodState;
import com.superscapes.api.period.PeriodStatus;
import com.superscapes.api.proof.Proof;
import com.superscapes.api.proof.ProofPeriod;
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.MetricResult;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.proxy.cache.CacheSettings;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** May 15, 2026: the fiscal year 2026 began in November, its period 6 is April; 2024 and 2025 were closed by entries. */
class PeriodsTest {

    private static final Instant NOW = Instant.parse("2026-05-15T12:00:00Z");
    private static RandomLedger ledger;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(31, 60);
        server = new TestServer(ledger.warehouse(), Clock.fixed(NOW, ZoneOffset.UTC),
                config -> config.withCache(CacheSettings.STANDARD)).addUsers();
        server.users().create("second", "second", "controller", null, null);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        ledger.close();
    }

    @Test
    void aPeriodIsOpenUntilSomebodyClosesItOrItsYearIsClosedInTheLedger() throws Exception {
        assertThat(period(202601)).extracting(PeriodStatus::name, PeriodStatus::start, PeriodStatus::end,
                PeriodStatus::state, PeriodStatus::batch, PeriodStatus::changedBy)
                .containsExactly("Nov 2025", LocalDate.of(2025, 11, 1), LocalDate.of(2025, 11, 30), PeriodState.OPEN,
                        null, null);
        for (int closed : List.of(202401, 202413, 202512)) {
            assertThat(period(closed).state()).as("" + closed).isEqualTo(PeriodState.YEAR_CLOSED);
        }
    }

    @Test
    void nothingIsLateWhileNobodyHasClosedAPeriod() throws Exception {
        try (RandomLedger open = new RandomLedger(3, 10); TestServer fresh = new TestServer(open.warehouse())) {
            fresh.users().create("controller", "controller", "controller", null, null);
            assertThat(fresh.report("controller", "late-postings", Map.of()).notes())
                    .containsExactly("No controller has closed a period: nothing is late.");
        }
    }

    @Test
    void oneControllerClosesSoftlyAndAnotherCloses() throws Exception {
        PeriodStatus soft = say("controller", 202602, PeriodState.SOFT_CLOSED, "Board pack issued");
        assertThat(soft).isEqualTo(period(202602));
        assertThat(soft).extracting(PeriodStatus::state, PeriodStatus::note, PeriodStatus::changedBy,
                PeriodStatus::changedAt, PeriodStatus::batch)
                .containsExactly(PeriodState.SOFT_CLOSED, "Board pack issued", "controller", NOW, 1L);
        refused("controller", 202602, PeriodState.CLOSED, 403,
                "Another controller has to close this period: you closed it softly.");
        refused("second", 202602, PeriodState.SOFT_CLOSED, 400, "The period has this state already.");
        assertThat(say("second", 202602, PeriodState.CLOSED, "Reviewed").state()).isEqualTo(PeriodState.CLOSED);
        refused("second", 202602, PeriodState.SOFT_CLOSED, 400,
                "A period is closed softly first, and opened again before it is closed softly once more.");
        assertThat(say("controller", 202602, PeriodState.OPEN, "A bill came late").state())
                .isEqualTo(PeriodState.OPEN);
        refused("second", 202602, PeriodState.CLOSED, 400,
                "A period is closed softly first, and opened again before it is closed softly once more.");
    }

    @Test
    void whatCannotBeSaidIsRefused() throws Exception {
        refused("controller", 202607, PeriodState.SOFT_CLOSED, 400, "The period has not ended yet.");
        refused("controller", 202603, PeriodState.YEAR_CLOSED, 400, "Say OPEN, SOFT_CLOSED or CLOSED.");
        refused("controller", 209901, PeriodState.OPEN, 404, "There is no such fiscal period.");
        assertThat(post("controller", "moon", new PeriodChange(company(), PeriodState.OPEN, "Why")).status())
                .isEqualTo(404);
        assertThat(post("controller", "202603", new PeriodChange("C9", PeriodState.OPEN, "Why")).status())
                .isEqualTo(404);
        for (String note : Arrays.asList(null, " ", "x".repeat(201))) {
            TestServer.Reply reply = post("controller", "202603",
                    new PeriodChange(company(), PeriodState.SOFT_CLOSED, note));
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().get("message").asText()).isEqualTo("Say why, in at most 200 characters.");
        }
        for (String company : Arrays.asList(null, " ")) {
            TestServer.Reply reply = post("controller", "202603", new PeriodChange(company, PeriodState.OPEN, "Why"));
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().get("message").asText()).isEqualTo("Name the company by its code.");
        }
        for (String user : List.of("accountant", "controller-scoped", "executive", "payroll", "administrator")) {
            assertThat(post(user, "202603", new PeriodChange(company(), PeriodState.SOFT_CLOSED, "Why")).status())
                    .as(user).isEqualTo(403);
        }
        assertThat(period(202603).state()).isEqualTo(PeriodState.OPEN);
    }

    @Test
    void everyAnswerSaysHowFarItsLastPeriodIsEvenOneThatWasKept() throws Exception {
        for (String user : List.of("controller", "branch-manager-scoped")) {
            assertThat(statement(user).period()).isEqualTo(new ProofPeriod("Feb 2026", PeriodState.OPEN));
            assertThat(query(user).period()).isEqualTo(new ProofPeriod("Feb 2026", PeriodState.OPEN));
        }
        say("second", 202604, PeriodState.SOFT_CLOSED, "Reported");
        ProofPeriod soft = new ProofPeriod("Feb 2026", PeriodState.SOFT_CLOSED);
        for (String user : List.of("controller", "branch-manager-scoped")) {
            assertThat(statement(user).period()).as(user).isEqualTo(soft);
            assertThat(query(user).period()).as(user).isEqualTo(soft);
        }
        assertThat(report("journal-register", Map.of("period", "202604")).period()).isEqualTo(soft);
        assertThat(report("ar-ageing", Map.of("as-of", "2026-02-17")).period()).isEqualTo(soft);
        assertThat(report("margin", Map.of("period", "202605")).period())
                .isEqualTo(new ProofPeriod("Mar 2026", PeriodState.OPEN));
        assertThat(report("concentration", Map.of()).period()).isEqualTo(new ProofPeriod("Apr 2026", PeriodState.OPEN));
    }

    private static Proof statement(String user) throws IOException {
        return server.postAs(user, "/v1/statements",
                new StatementRequest("profit-and-loss", 202604, false, List.of(), List.of(), null))
                .as(Statement.class).proof();
    }

    private static Proof query(String user) throws IOException {
        return server.postAs(user, "/v1/query", new MetricQuery(List.of("revenue"), List.of(),
                new PeriodRange(202601, 202604), List.of(), List.of(), List.of(), null, null)).as(MetricResult.class)
                .proof();
    }

    private static Proof report(String code, Map<String, String> parameters) throws IOException {
        return server.report("controller", code, parameters).proof();
    }

    private static String company() throws IOException {
        return server.getAs("controller", "/v1/periods").as(PeriodStatus[].class)[0].company();
    }

    private static PeriodStatus period(int key) throws IOException {
        return Arrays.stream(server.getAs("auditor", "/v1/periods").as(PeriodStatus[].class))
                .filter(each -> each.period() == key).findFirst().orElseThrow();
    }

    private static TestServer.Reply post(String user, String period, PeriodChange change)
            throws IOException {
        return server.postAs(user, "/v1/periods/" + period + "/state", change);
    }

    private static PeriodStatus say(String user, int period, PeriodState state, String note) throws IOException {
        return post(user, Integer.toString(period), new PeriodChange(company(), state, note)).as(PeriodStatus.class);
    }

    private static void refused(String user, int period, PeriodState state, int status, String message)
            throws IOException {
        TestServer.Reply reply = post(user, Integer.toString(period), new PeriodChange(company(), state, "Why"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.json().get("message").asText()).isEqualTo(message);
    }
}
