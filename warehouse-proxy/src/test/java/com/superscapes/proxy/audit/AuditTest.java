package com.superscapes.proxy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.export.ExportNotice;
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.session.SignInRequest;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AuditTest {

    private static final MetricQuery QUERY = new MetricQuery(List.of("revenue"), List.of(),
            new PeriodRange(202501, 202513), List.of(), List.of(), List.of(), null, null);

    private static RandomLedger ledger;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(41, 30);
        server = new TestServer(ledger.warehouse()).addUsers();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        ledger.close();
    }

    @Test
    void everyActLeavesExactlyItsRecordAndTheChainIsWhole() throws Exception {
        server.token("auditor");
        server.token("branch-manager-scoped");
        long before = count();
        server.signIn(new SignInRequest("auditor", "wrong password", null));
        server.postAs("auditor", "/v1/query", QUERY);
        server.postAs("branch-manager-scoped", "/v1/statements",
                new StatementRequest("balance-sheet", 202506, true, List.of(), List.of(), null));
        server.postAs("auditor", "/v1/exports", new ExportNotice("trial-balance", "pdf", 12, 1));
        server.getAs(null, "/v1/ledger");
        assertThat(rows("select concat_ws(' ', actor, code, object, outcome, row_count) from audit.event where seq > "
                + before + " order by seq")).containsExactly("auditor sign-in sign-in-failed",
                        "auditor query revenue ok 1", "branch-manager-scoped statement balance-sheet not-permitted",
                        "auditor export trial-balance intent", "auditor export trial-balance ok 12",
                        "anonymous ledger sign-in-required");
        assertThat(rows("select problem from audit.verify('proxy')")).isEmpty();
    }

    @Test
    void secretsNeverReachTheRecord() throws Exception {
        server.signIn(new SignInRequest("auditor", "canary-password-1", null));
        server.signIn(new SignInRequest(null, null, "canary-token-1"));
        assertThat(rows("select e::text from audit.event e where e::text like '%canary-%'")).isEmpty();
    }

    @Test
    void withoutARecordThereIsNoAnswer() throws Exception {
        String token = server.token("controller");
        owner("revoke execute on all functions in schema audit from superscapes_proxy");
        try {
            TestServer.Reply reply = server.post("/v1/query", token, QUERY);
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.body()).doesNotContain("rows");
            assertThat(server.signIn(new SignInRequest(null, null, server.users().oneTimeToken("controller"))).status())
                    .isEqualTo(503);
            assertThat(server.getAs(null, "/health/ready").status()).isEqualTo(503);
            assertThat(server.getAs(null, "/health/live").status()).isEqualTo(200);
        } finally {
            owner("select security.apply_grants('superscapes_')");
        }
        assertThat(server.post("/v1/query", token, QUERY).status()).isEqualTo(200);
    }

    private static long count() throws SQLException {
        return Long.parseLong(rows("select max(seq) from audit.event").getFirst());
    }

    private static void owner(String sql) throws SQLException {
        try (Connection owner = ledger.warehouse().logins().owner().dataSource().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("set role superscapes_owner");
            statement.execute(sql);
        }
    }

    private static List<String> rows(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection owner = ledger.warehouse().logins().owner().dataSource().getConnection();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
