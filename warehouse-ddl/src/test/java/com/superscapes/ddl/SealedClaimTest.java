package com.superscapes.ddl;

import static com.superscapes.ddl.TestLedger.CASH;
import static com.superscapes.ddl.TestLedger.REVENUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.ddl.claim.ClaimSealer;
import com.superscapes.ddl.server.DatabaseLogin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedClaimTest {

    private static TestLedger ledger;
    private static DatabaseLogin proxy;
    private static ClaimSealer sealer;

    @BeforeAll
    static void load() throws SQLException {
        ledger = new TestLedger();
        ledger.line("E1", "2025-11-03", CASH, 1, "60", "0", "N");
        ledger.line("E1", "2025-11-03", CASH, 2, "40", "0", "N");
        ledger.line("E1", "2025-11-03", REVENUE, 0, "0", "100", "N");
        ledger.publish();
        proxy = ledger.warehouse().logins().proxy();
        sealer = ClaimSealer.register(proxy.dataSource(), Clock.systemUTC());
    }

    @AfterAll
    static void drop() throws SQLException {
        ledger.close();
    }

    /** Makes a claim for a backend. */
    private interface Claim {
        String of(int backend) throws SQLException;
    }

    @Test
    void anEntityWideClaimSeesEveryBranch() throws SQLException {
        assertThat(lines("controller", backend -> sealer.seal(backend, proxy.user(), null))).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"executive", "controller", "accountant", "auditor", "branch_manager"})
    void aScopedClaimSeesItsBranchesOnly(String role) throws SQLException {
        assertThat(lines(role, backend -> sealer.seal(backend, proxy.user(), List.of(2)))).isEqualTo(1);
        assertThat(lines(role, backend -> sealer.seal(backend, proxy.user(), List.of(1, 2)))).isEqualTo(2);
        assertThat(lines(role, backend -> sealer.seal(backend, proxy.user(), List.of()))).isZero();
    }

    @Test
    void aBranchManagerIsNeverEntityWide() throws SQLException {
        assertThat(lines("branch_manager", backend -> sealer.seal(backend, proxy.user(), null))).isZero();
    }

    @Test
    void anEditedClaimIsRefused() {
        refused(backend -> sealer.seal(backend, proxy.user(), List.of(2)).replace("[2]", "[1]"), "seal is broken");
        refused(backend -> sealer.seal(backend, proxy.user(), List.of(2)).replace("[2]", "null"), "seal is broken");
        refused(backend -> sealer.seal(backend, proxy.user(), List.of(2)) + " ", "seal is broken");
    }

    @Test
    void aForgedSealIsRefused() {
        refused(backend -> "0".repeat(64) + sealer.seal(backend, proxy.user(), null).substring(64), "seal is broken");
    }

    @Test
    void aClaimOfAnUnknownKeyIsRefused() {
        refused(backend -> sealer.seal(backend, proxy.user(), null).replaceFirst("\"key\":\\d+", "\"key\":987654"),
                "seal is broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "{\"branches\":null}", "'; reset role; --"})
    void aBlankOrUnsealedClaimIsRefused(String claim) {
        refused(backend -> claim, "missing or has no seal");
    }

    @Test
    void aMissingClaimIsRefused() throws SQLException {
        try (Connection connection = proxy.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set role superscapes_controller");
            assertThatThrownBy(() -> statement.executeQuery("select count(*) from semantic.ledger_line"))
                    .hasMessageContaining("missing");
        }
    }

    @Test
    void aClaimOfAnotherBackendIsRefused() {
        refused(backend -> sealer.seal(backend + 1, proxy.user(), null), "another connection");
    }

    @Test
    void aClaimOfAnotherLoginIsRefused() {
        refused(backend -> sealer.seal(backend, "superscapes_sync", null), "another connection");
    }

    @Test
    void anExpiredClaimIsRefused() throws SQLException {
        Clock anHourAgo = Clock.fixed(Instant.now().minus(Duration.ofHours(1)), ZoneOffset.UTC);
        ClaimSealer late = ClaimSealer.register(proxy.dataSource(), anHourAgo);
        refused(backend -> late.seal(backend, proxy.user(), null), "expired");
    }

    @Test
    void aClaimOfARetiredKeyIsRefused() throws SQLException {
        Clock longAgo = Clock.fixed(Instant.now().minus(Duration.ofDays(3)), ZoneOffset.UTC);
        ClaimSealer retired = ClaimSealer.register(proxy.dataSource(), longAgo);
        refused(backend -> retired.seal(backend, proxy.user(), null), "seal is broken");
    }

    @Test
    void twoKeysAreLiveAtOnce() throws SQLException {
        ClaimSealer other = ClaimSealer.register(proxy.dataSource(), Clock.systemUTC());
        assertThat(lines("controller", backend -> other.seal(backend, proxy.user(), null))).isEqualTo(3);
        assertThat(lines("controller", backend -> sealer.seal(backend, proxy.user(), null))).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select * from security.seal_key", "select * from security.app_user",
            "select security.add_seal_key('', '', now())"})
    void aReadingRoleReachesNoSecrets(String sql) throws SQLException {
        try (Connection connection = proxy.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set role superscapes_controller");
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("permission denied");
        }
    }

    private static void refused(Claim claim, String reason) {
        assertThatThrownBy(() -> lines("controller", claim)).isInstanceOf(SQLException.class)
                .hasMessageContaining(reason);
    }

    private static int lines(String role, Claim claim) throws SQLException {
        try (Connection connection = proxy.dataSource().getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement setClaim = connection
                        .prepareStatement("select set_config('superscapes.claim', ?, false)")) {
            setClaim.setString(1, claim.of(number(statement, "select pg_backend_pid()")));
            setClaim.execute();
            statement.execute("set role superscapes_" + role);
            return number(statement, "select count(*) from semantic.ledger_line");
        }
    }

    private static int number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
