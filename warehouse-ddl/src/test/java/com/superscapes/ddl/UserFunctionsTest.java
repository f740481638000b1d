package com.superscapes.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.testing.TestWarehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserFunctionsTest {

    private static final String SESSION = "'00000000-0000-0000-0000-000000000001'";

    private final TestWarehouse warehouse = TestWarehouse.create();

    @BeforeEach
    void oneUser() throws SQLException {
        owner("insert into security.app_user (login, display_name, role) values ('ann', 'Ann', 'controller') returning user_id");
    }

    @AfterEach
    void drop() {
        warehouse.close();
    }

    @Test
    void aUserIsFoundWhateverTheCaseOfTheLogin() throws SQLException {
        assertThat(proxy("select user_id from security.find_user('ANN')")).isEqualTo("1");
        assertThat(proxy("select user_id from security.find_user('bob')")).isNull();
    }

    @Test
    void triesLockTheAccountAndTheAddressAndARightPasswordEndsTheAccountsCount() throws SQLException {
        assertThat(begin("ann", "10.0.0.1", 0)).isNull();
        assertThat(begin("ANN", "10.0.0.2", 1)).isNull();
        assertThat(begin("ann", "10.0.0.3", 2)).isEqualTo("2026-11-22 10:16:00+00");
        assertThat(begin("bob", "10.0.0.1", 3)).isNull();
        assertThat(begin("cid", "10.0.0.1", 4)).isNull();
        assertThat(begin("dee", "10.0.0.1", 5)).isEqualTo("2026-11-22 10:19:00+00");
        proxy("select security.forgive_try('ann', '10.0.0.1', true)");
        assertThat(begin("ann", "10.0.0.1", 6)).isNull();
        assertThat(begin("cid", "10.0.0.3", 30)).isNull();
    }

    @Test
    void aTryThatWasNeverLookedAtIsTakenBack() throws SQLException {
        begin("ann", "10.0.0.1", 0);
        begin("ann", "10.0.0.1", 1);
        proxy("select security.forgive_try('ann', '10.0.0.1', false)");
        assertThat(begin("ann", "10.0.0.1", 2)).isNull();
        assertThat(begin("ann", "10.0.0.1", 3)).isNotNull();
    }

    @Test
    void aRefreshTokenWorksOnceAndItsReuseEndsTheSession() throws SQLException {
        openSession();
        addToken("a");
        addToken("b");
        assertThat(use("a", "10:01")).isEqualTo("ok");
        assertThat(use("a", "10:02")).isEqualTo("reused");
        assertThat(use("b", "10:02")).isEqualTo("revoked");
        assertThat(use("c", "10:02")).isEqualTo("unknown");
        assertThat(owner("select end_reason from security.session")).isEqualTo("refresh token used twice");
        assertThat(proxy("select login from security.session_state(" + SESSION + ", '2026-11-22 10:02Z')")).isNull();
    }

    @Test
    void aRefreshTokenEndsWhenIdleAndWithItsSessionAtTheLatest() throws SQLException {
        openSession();
        addToken("a");
        assertThat(use("a", "10:30")).isEqualTo("expired");
        proxy("select security.add_refresh_token('b', " + SESSION + ", '2026-11-22 21:50Z', '30 minutes')");
        assertThat(use("b", "22:00")).isEqualTo("expired");
        assertThat(use("b", "21:59")).isEqualTo("ok");
    }

    @Test
    void aOneTimeTokenSignsInOnceAndInTime() throws SQLException {
        owner("insert into security.one_time_token values ('x', 1, '2026-11-22T10:05:00Z'), ('y', 1, '2026-11-22T10:05:00Z') returning 1");
        assertThat(proxy("select security.use_one_time_token('x', '2026-11-22T10:00:00Z')")).isEqualTo("1");
        assertThat(proxy("select security.use_one_time_token('x', '2026-11-22T10:00:00Z')")).isNull();
        assertThat(proxy("select security.use_one_time_token('y', '2026-11-22T10:05:00Z')")).isNull();
    }

    @Test
    void whatMayHappenOnceHappensOnce() throws SQLException {
        String once = "select security.use_once('n', '2026-11-22T10:00:00Z', '2026-11-22T10:10:00Z')";
        assertThat(proxy(once)).isEqualTo("t");
        assertThat(proxy(once)).isEqualTo("f");
    }

    @Test
    void theProxysOwnLoginAdministersNobody() {
        assertThatThrownBy(() -> proxy("select * from security.users(now())"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> proxy("select security.set_user_locked('ann', true, 'x', now())"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void nobodyCanBeMadeToHaveApprovedTheirOwnRequest() {
        assertThatThrownBy(() -> owner("insert into security.user_change (login, display_name, role, requested_by,"
                + " requested_at, state, decided_by, decided_at) values ('x', 'X', 'controller', 'ann', now(), 'approved', 'ann', now()) returning 1"))
                .hasMessageContaining("user_change_check");
    }

    @Test
    void aBranchManagerWithoutBranchesCannotBeMade() {
        assertThatThrownBy(() -> owner(
                "insert into security.app_user (login, display_name, role) values ('bob', 'Bob', 'branch_manager') returning 1"))
                .hasMessageContaining("app_user_check");
    }

    private String begin(String login, String address, int minute) throws SQLException {
        return proxy(
                "select security.begin_sign_in('%s', '%s', '2026-11-22 10:%02d:00Z', 2, 3, '15 minutes') at time zone 'UTC' || '+00'"
                        .formatted(login, address, minute));
    }

    private void openSession() throws SQLException {
        proxy("select security.open_session(" + SESSION
                + ", 1, '2026-11-22 10:00Z', '2026-11-22 22:00Z', 'password', '10.0.0.1', 'test')");
    }

    private void addToken(String hash) throws SQLException {
        proxy("select security.add_refresh_token('" + hash + "', " + SESSION
                + ", '2026-11-22 10:00Z', '30 minutes')");
    }

    private String use(String hash, String time) throws SQLException {
        return proxy("select outcome from security.use_refresh_token('" + hash + "', '2026-11-22 " + time + "Z')");
    }

    private String proxy(String sql) throws SQLException {
        return query(warehouse.logins().proxy(), sql);
    }

    private String owner(String sql) throws SQLException {
        return query(warehouse.logins().owner(), sql);
    }

    private static String query(DatabaseLogin login, String sql) throws SQLException {
        try (Connection connection = login.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
