package com.superscapes.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static com.superscapes.ddl.TestLedger.CASH;
import static com.superscapes.ddl.TestLedger.REVENUE;

import com.superscapes.ddl.testing.TestReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lines of two divisions in two branches; a claim names divisions and the branches it sees of them. */
class DivisionScopeTest {

    private static final String LINES = "select string_agg(branch_key || '/' || division_key, ' ' order by branch_key, division_key) from semantic.ledger_line";
    private static TestLedger ledger;

    @BeforeAll
    static void load() throws SQLException {
        ledger = new TestLedger();
        for (int division = 1; division <= 2; division++) {
            ledger.line("E" + division, "2025-11-03", CASH, 1, "60", "0", "N");
            ledger.line("E" + division, "2025-11-03", REVENUE, 2, "0", "60", "N");
        }
        try (Connection owner = ledger.warehouse().logins().owner().dataSource().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("update warehouse.fact_transaction set division_key = substr(entry_id, 2)::integer");
        }
        ledger.recompute();
        ledger.publish();
    }

    @AfterAll
    static void drop() throws SQLException {
        ledger.close();
    }

    @Test
    void itSeesItsDivisionsInItsBranches() throws SQLException {
        assertThat(seen(List.of(1, 2), List.of(2), LINES)).isEqualTo("1/2 2/2");
        assertThat(seen(List.of(1), List.of(1, 2), LINES)).isEqualTo("1/1 1/2");
        assertThat(seen(List.of(2), List.of(1), LINES)).isEqualTo("2/1");
        assertThat(seen(List.of(), List.of(1, 2), LINES)).isNull();
        assertThat(seen(List.of(1, 2), List.of(), LINES)).isNull();
    }

    @Test
    void rollupsFollowAndCompanyWideFiguresStayHidden() throws SQLException {
        assertThat(seen(List.of(1, 2), List.of(2), "select string_agg(distinct division_key::text, ' ')"
                + " from semantic.branch_period")).isEqualTo("2");
        assertThat(seen(List.of(1, 2), List.of(1, 2), "select count(*) from semantic.company_period")).isEqualTo("0");
        assertThat(seen(List.of(1, 2), List.of(1, 2), "select count(*) from semantic.period_amount")).isEqualTo("0");
        assertThat(seen(List.of(1, 2), List.of(1, 2), "select count(*) from semantic.account_balance"))
                .isEqualTo("0");
    }

    @Test
    void itKnowsTheBranchesItMayNameAndNoEmployee() throws SQLException {
        assertThat(seen(List.of(1), List.of(2), "select string_agg(branch_key::text, ' ') from semantic.branch"))
                .isEqualTo("1");
        assertThat(seen(List.of(1, 2), List.of(1, 2), "select count(*) from semantic.employee")).isEqualTo("0");
    }

    @Test
    void anEntryIsSaidToHaveLinesOutsideTheDivision() throws SQLException {
        assertThat(seen(List.of(1), List.of(1), "select security.lines_outside_scope('E1', 1, '2025-11-03')"))
                .isEqualTo("1");
        assertThat(seen(List.of(1, 2), List.of(1), "select security.lines_outside_scope('E1', 1, '2025-11-03')"))
                .isEqualTo("0");
        assertThat(seen(List.of(1, 2), List.of(2), "select security.lines_outside_scope('E1', 1, '2025-11-03')"))
                .isEqualTo("0");
    }

    private static String seen(List<Integer> branches, List<Integer> divisions, String sql) throws SQLException {
        try (TestReader reader = TestReader.as(ledger.warehouse(), "controller", branches, divisions)) {
            return reader.text(sql);
        }
    }
}
