package com.superscapes.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.testing.TestReader;
import com.superscapes.ddl.testing.TestWarehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {

    private final TestWarehouse warehouse = TestWarehouse.create();

    @BeforeEach
    void threeRecordsInTwoMonths() throws SQLException {
        append("one", "2026-10-31T23:59:59.999999Z", "ann");
        append("one", "2026-11-01T00:00:00Z", "bob");
        append("one", "2026-11-02T00:00:00Z", "cid");
        append("two", "2026-11-02T00:00:00Z", "dee");
    }

    @AfterEach
    void drop() {
        warehouse.close();
    }

    @Test
    void anUntouchedChainIsWhole() throws SQLException {
        assertThat(owner("select count(*) from audit.event")).containsExactly("4");
        assertThat(problems("one")).isEmpty();
        assertThat(problems("two")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "update audit.event set actor = 'eve' where task = 'one' and seq = 2 | 2 its content was changed",
            "delete from audit.event where task = 'one' and seq = 2 | 3 a record before it is missing or doubled",
            "delete from audit.event where task = 'one' and seq = 3 | 3 the chain does not end with the last record written",
            "delete from audit.event where task = 'one' and seq = 1 | 2 a record before it is missing or doubled",
            "update audit.event set at = at + interval '1 second' where task = 'one' and seq = 1 | 1 its content was changed",
            "update audit.event e set actor = 'eve', hash = audit.hash_of((select row(e.seq, e.task, e.at, 'eve', e.actor_role, e.session_id, e.request_id, e.client_address, e.code, e.object, e.parameters, e.outcome, e.row_count, e.data_batch, e.milliseconds, e.previous_hash, e.hash)::audit.event)) where task = 'one' and seq = 2 | 3 it does not follow the record before it"})
    void tamperingIsFound(String tampering, String problem) throws SQLException {
        try (Connection connection = warehouse.logins().owner().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            assertThat(statement.executeUpdate(tampering)).isEqualTo(1);
        }
        assertThat(problems("one")).contains(problem);
        assertThat(problems("two")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit.event set actor = 'eve'", "delete from audit.event",
            "truncate audit.event", "truncate audit.event_2026_11"})
    void evenTheOwnerIsRefusedAChange(String sql) {
        assertThatThrownBy(() -> owner("with changed as (select 1) select 1; " + sql))
                .hasMessageContaining("The audit log only grows");
    }

    @Test
    void theProxyAddsButDoesNotRead() {
        assertThatThrownBy(() -> query(warehouse.logins().proxy(), "select * from audit.event"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void theAuditorReadsAndVerifies() throws SQLException {
        try (TestReader auditor = TestReader.as(warehouse, "auditor", null)) {
            assertThat(auditor.text("select count(*) from audit.event")).isEqualTo("4");
            assertThat(auditor.texts("select problem from audit.verify('one')")).isEmpty();
        }
    }

    @Test
    void theMonthsToComeAreMadeAhead() throws SQLException {
        assertThat(owner(
                "select count(*) from generate_series(0, 3) m where to_regclass('audit.event_' || to_char(date_trunc('month', now() at time zone 'UTC') + make_interval(months => m), 'YYYY_MM')) is not null"))
                .containsExactly("4");
    }

    private void append(String task, String at, String actor) throws SQLException {
        query(warehouse.logins().proxy(), "select audit.append('" + task + "', '" + at + "', '" + actor
                + "', 'controller', null, 'r1', '127.0.0.1', 'query', null, '{\"metric\":\"revenue\"}', 'ok', 3, 1, 12)");
    }

    private List<String> problems(String task) throws SQLException {
        return owner("select seq || ' ' || problem from audit.verify('" + task + "')");
    }

    private List<String> owner(String sql) throws SQLException {
        return query(warehouse.logins().owner(), sql);
    }

    private static List<String> query(DatabaseLogin login, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = login.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            statement.getMoreResults();
        }
        return found;
    }
}
