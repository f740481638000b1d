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

    private static final String FAMILY = "'00000000-0000-0000-0000-000000000001'";

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
        assertThat(proxy("select display_name from security.find_user('ANN')")).isEqualTo("Ann");
        assertThat(proxy("select display_name from security.find_user('bob')")).isNull();
        assertThat(proxy("select login from security.user_by_id(1)")).isEqualTo("ann");
    }

    @Test
    void wrongPasswordsLockAndARightOneUnlocks() throws SQLException {
        String failed = "select security.sign_in_failed(1, '2026-11-22T10:00:00Z', 2, '15 minutes') = '2026-11-22T10:15:00Z'";
        assertThat(proxy(failed)).isNull();
        assertThat(proxy(failed)).isEqualTo("t");
        proxy("select security.sign_in_succeeded(1)");
        assertThat(
                proxy("select failed_sign_ins || coalesce(locked_until::text, ' open') from security.find_user('ann')"))
                .isEqualTo("0 open");
    }

    @Test
    void aRefreshTokenWorksOnceAndItsReuseEndsTheFamily() throws SQLException {
        addToken("a");
        addToken("b");
        assertThat(use("a")).isEqualTo("ok");
        assertThat(use("a")).isEqualTo("reused");
        assertThat(use("b")).isEqualTo("revoked");
        assertThat(use("c")).isEqualTo("unknown");
    }

    @Test
    void anExpiredRefreshTokenIsRefused() throws SQLException {
        addToken("a");
        assertThat(proxy("select outcome from security.use_refresh_token('a', '2027-01-01Z')")).isEqualTo("expired");
    }

    @Test
    void aOneTimeTokenSignsInOnceAndInTime() throws SQLException {
        owner("insert into security.one_time_token values ('x', 1, '2026-11-22T10:05:00Z'), ('y', 1, '2026-11-22T10:05:00Z') returning 1");
        assertThat(proxy("select security.use_one_time_token('x', '2026-11-22T10:00:00Z')")).isEqualTo("1");
        assertThat(proxy("select security.use_one_time_token('x', '2026-11-22T10:00:00Z')")).isNull();
        assertThat(proxy("select security.use_one_time_token('y', '2026-11-22T10:05:00Z')")).isNull();
    }

    @Test
    void aBranchManagerWithoutBranchesCannotBeMade() {
        assertThatThrownBy(() -> owner(
                "insert into security.app_user (login, display_name, role) values ('bob', 'Bob', 'branch_manager') returning 1"))
                .hasMessageContaining("app_user_check");
    }

    private void addToken(String hash) throws SQLException {
        proxy("select security.add_refresh_token('" + hash + "', " + FAMILY + ", 1, '2026-11-22Z', '2026-12-22Z')");
    }

    private String use(String hash) throws SQLException {
        return proxy("select outcome from security.use_refresh_token('" + hash + "', '2026-11-23Z')");
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
