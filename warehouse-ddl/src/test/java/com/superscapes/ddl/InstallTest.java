package com.superscapes.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.ddl.testing.TestWarehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class InstallTest {

    @Test
    void aFreshWarehouseHasNoLeak() throws Exception {
        try (TestWarehouse warehouse = TestWarehouse.create();
                Connection connection = warehouse.logins().proxy().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet leaks = statement.executeQuery(
                        "select count(*), string_agg(object || ' ' || problem, '; ') from security.leaks()")) {
            leaks.next();
            assertThat(leaks.getString(2)).isNull();
        }
    }
}
