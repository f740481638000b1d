package com.superscapes.proxy.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.proxy.ProxyConfig;
import com.superscapes.proxy.ProxyServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server starts on a sound database and on no other. */
class SelfCheckTest {

    private final TestWarehouse warehouse = TestWarehouse.create();

    @AfterEach
    void drop() {
        warehouse.close();
    }

    @Test
    void nothingLeaksFromAFreshWarehouse() throws SQLException {
        assertThat(SelfCheck.problems(warehouse.logins().proxy().dataSource())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "alter table warehouse.fact_transaction disable row level security | fact_transaction has no row security",
            "create view semantic.leak as select * from warehouse.fact_transaction | leak reads with its owner's rights",
            "create materialized view semantic.sum as select 1 as one | sum is a materialized view",
            "grant select on warehouse.dim_account to superscapes_proxy | dim_account is readable by the proxy's login"})
    void theServerRefusesToStartWhenSomethingWouldLeak(String change, String problem) throws Exception {
        execute(change);
        assertThatThrownBy(() -> ProxyServer.start(ProxyConfig.local(warehouse.logins().proxy(), Clock.systemUTC())))
                .isInstanceOf(UnsafeDatabaseException.class).hasMessageContaining(problem);
    }

    @Test
    void theServerRefusesASuperuserLogin() {
        assertThatThrownBy(() -> ProxyServer.start(ProxyConfig.local(warehouse.logins().owner(), Clock.systemUTC())))
                .isInstanceOf(UnsafeDatabaseException.class).hasMessageContaining("is a superuser");
    }

    private void execute(String sql) throws SQLException {
        try (Connection owner = warehouse.logins().owner().dataSource().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
