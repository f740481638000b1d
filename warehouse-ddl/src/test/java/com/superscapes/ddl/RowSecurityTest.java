package com.superscapes.ddl;

import static com.superscapes.ddl.TestLedger.CASH;
import static com.superscapes.ddl.TestLedger.REVENUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.ddl.quality.QualityChecks;
import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.testing.TestReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSecurityTest {

    private static TestLedger ledger;

    @BeforeAll
    static void load() throws SQLException {
        ledger = new TestLedger();
        ledger.line("E1", "2025-11-03", CASH, 1, "60", "0", "N");
        ledger.line("E1", "2025-11-03", CASH, 2, "41", "0", "N");
        ledger.line("E1", "2025-11-03", REVENUE, 0, "0", "100", "N");
        ledger.periodAmount(202601, CASH, "budget", "movement", "5");
        ledger.balance(202601, CASH, "opening", "7");
        ledger.recompute();
        QualityChecks.runAndKeep(ledger.sync(), ledger.batch(), Clock.systemUTC());
        ledger.run(
                "insert into ops.source_file (batch_id, source_system, file_name, content, content_hash, mapping_hash, byte_count, total_debit) values (1, 'test', 'journal.csv', 'journal', '', '', 1, 101)");
        ledger.publish();
    }

    @AfterAll
    static void drop() throws SQLException {
        ledger.close();
    }

    @Test
    void everyRelationOfTheWarehouseHasRowSecurity() throws SQLException {
        assertThat(asOwner("""
                select c.oid::regclass::text from pg_class c
                where c.relnamespace = 'warehouse'::regnamespace and c.relkind in ('r', 'p')
                    and (not c.relrowsecurity or not exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd = 'r'))
                """)).isEmpty();
    }

    @Test
    void everyPartitionHasThePoliciesOfItsParent() throws SQLException {
        assertThat(asOwner("""
                select t.relid::regclass::text from pg_partition_tree('warehouse.fact_transaction') t
                where (select array_agg(p.polname || pg_get_expr(p.polqual, p.polrelid) order by p.polname) from pg_policy p where p.polrelid = t.relid)
                    is distinct from (select array_agg(p.polname || pg_get_expr(p.polqual, p.polrelid) order by p.polname) from pg_policy p
                        where p.polrelid = 'warehouse.fact_transaction'::regclass)
                """)).isEmpty();
        assertThat(asOwner("select count(*) from pg_partition_tree('warehouse.fact_transaction')"))
                .containsExactly("27");
    }

    @Test
    void everyGrantedViewReadsWithTheRightsOfItsReader() throws SQLException {
        assertThat(asOwner("""
                select c.oid::regclass::text from pg_class c
                where c.relkind = 'v' and c.relacl is not null and c.relnamespace::regnamespace::text in ('warehouse', 'semantic', 'ops', 'security', 'audit')
                    and not coalesce(c.reloptions @> array ['security_invoker=true'], false)
                """)).isEmpty();
    }

    /** What people earn: also who did the hours that a cost stands beside. */
    @ParameterizedTest
    @ValueSource(strings = {"accountant", "branch_manager", "administrator"})
    void rolesThatMayNotKnowPayReadNoColumnThatTellsIt(String role) throws SQLException {
        String columns = """
                select a.attrelid::regclass || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
                where c.relnamespace in ('warehouse'::regnamespace, 'semantic'::regnamespace) and a.attnum > 0 and not a.attisdropped and not c.relispartition
                    and (a.attname in ('pay_rate', 'pay_amount', 'burden_amount', 'gross', 'net', 'deductions', 'additions', 'burden', 'pay_record')
                        or a.attname = 'employee_key' and exists (select from pg_attribute o where o.attrelid = a.attrelid and o.attname in ('amount', 'cost')))
                    and has_column_privilege('superscapes_%s', c.oid, a.attnum, 'select') = %s
                """;
        assertThat(asOwner(columns.formatted(role, "true"))).isEmpty();
        assertThat(asOwner(columns.formatted("payroll", "true"))).contains("semantic.employee_pay.pay_rate",
                "semantic.time_entry_pay.pay_rate", "semantic.payroll.gross", "semantic.job_cost_employee.pay_record");
    }

    @Test
    void noPartitionIsGrantedToAnybody() throws SQLException {
        assertThat(asOwner(
                "select oid::regclass::text from pg_class where relispartition and relkind = 'r' and relnamespace = 'warehouse'::regnamespace and relacl is not null"))
                .isEmpty();
    }

    @Test
    void theSelfCheckFindsATableWithoutRowSecurityAndAViewWithItsOwnersRights() throws SQLException {
        try (TestLedger leaky = new TestLedger()) {
            DatabaseLogin owner = leaky.warehouse().logins().owner();
            execute(owner, "create table warehouse.forgotten (amount numeric)",
                    "create view semantic.forgotten as select * from warehouse.fact_transaction",
                    "create materialized view semantic.kept as select 1 as one",
                    "grant select on ops.batch to superscapes_proxy");
            assertThat(query(leaky.warehouse().logins().proxy(),
                    "select object || ' ' || problem from security.leaks()")).containsExactlyInAnyOrder(
                            "warehouse.forgotten has no row security",
                            "semantic.forgotten reads with its owner's rights",
                            "semantic.kept is a materialized view, which has no row security",
                            "ops.batch is readable by the proxy's login itself");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"semantic.ledger_line", "semantic.company_period", "warehouse.fact_transaction",
            "warehouse.fact_transaction_2025_11", "warehouse.dim_account", "ops.batch", "security.app_user",
            "security.seal_key", "audit.event", "landing.ledger_line"})
    void theProxyLoginItselfReadsNothing(String relation) {
        assertThatThrownBy(() -> query(ledger.warehouse().logins().proxy(), "select 1 from " + relation))
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"security.app_user", "security.refresh_token", "security.one_time_token",
            "security.seal_key", "audit.event"})
    void theSyncLoginReadsNoUsersKeysOrAudit(String relation) {
        assertThatThrownBy(() -> query(ledger.warehouse().logins().sync(), "select 1 from " + relation))
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update warehouse.fact_transaction set debit = 0", "delete from warehouse.fact_transaction",
            "truncate warehouse.fact_transaction", "update ops.publication set published_batch = 9",
            "delete from warehouse.dim_account",
            "insert into warehouse.rollup_company_period select * from warehouse.rollup_company_period where false returning secret",
            "create table warehouse.mine (a int)", "set role superscapes_owner", "set role superscapes_controller"})
    void theSyncLoginOnlyAddsAndCloses(String sql) {
        assertThatThrownBy(() -> execute(ledger.warehouse().logins().sync(), sql)).isInstanceOf(SQLException.class);
    }

    @Test
    void theProxyCannotBecomeTheOwnerOrTheLoader() {
        for (String role : List.of("superscapes_owner", "superscapes_sync", "postgres")) {
            assertThatThrownBy(() -> execute(ledger.warehouse().logins().proxy(), "set role " + role))
                    .hasMessageContaining("permission denied to set role");
        }
    }

    @Test
    void aScopedReaderSeesItsBranchEverywhereAndNoCompanyTotals() throws SQLException {
        try (TestReader reader = TestReader.as(ledger.warehouse(), "controller", List.of(2))) {
            assertThat(reader.texts("select trim_scale(debit)::text from semantic.ledger_line")).containsExactly("41");
            assertThat(reader.texts("select branch_key::text from semantic.branch_period")).containsExactly("2");
            assertThat(reader.texts("select code from semantic.branch")).containsExactly("DAL");
            assertThat(reader.texts("select 1 from semantic.company_period")).isEmpty();
            assertThat(reader.texts("select 1 from semantic.period_amount")).isEmpty();
            assertThat(reader.texts("select 1 from semantic.account_balance")).isEmpty();
        }
    }

    @Test
    void aBranchManagerMayNotAskForCompanyTotals() throws SQLException {
        try (TestReader reader = TestReader.as(ledger.warehouse(), "branch_manager", List.of(2))) {
            assertThatThrownBy(() -> reader.text("select 1 from semantic.company_period"))
                    .hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"payroll", "administrator"})
    void rolesWithoutFiguresReadNoLedger(String role) throws SQLException {
        try (TestReader reader = TestReader.as(ledger.warehouse(), role, null)) {
            assertThatThrownBy(() -> reader.text("select 1 from semantic.ledger_line"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void linesOutsideTheScopeAreCountedAndNothingElse() throws SQLException {
        String outside = "select security.lines_outside_scope('E1', 1, '2025-11-03')";
        assertThat(read("branch_manager", List.of(2), outside)).isEqualTo("2");
        assertThat(read("controller", null, outside)).isEqualTo("0");
    }

    @Test
    void anEntryWithoutALineInScopeSaysNothingOfItself() throws SQLException {
        assertThat(read("branch_manager", List.of(77), "select security.lines_outside_scope('E1', 1, '2025-11-03')"))
                .isEqualTo("0");
    }

    @Test
    void aScopedReaderGetsTheBadgeAndTheFilesWithoutAmounts() throws SQLException {
        String badge = "select concat_ws('|', state, difference, items) from semantic.tie_out where check_code = 'T1'";
        String file = "select concat_ws('|', file_name, trim_scale(total_debit)) from semantic.source_file";
        assertThat(read("branch_manager", List.of(2), badge)).isEqualTo("broken|[]");
        assertThat(read("controller", null, badge)).startsWith("broken|1.0000|[{");
        assertThat(read("branch_manager", List.of(2), file)).isEqualTo("journal.csv");
        assertThat(read("controller", null, file)).isEqualTo("journal.csv|101");
    }

    @Test
    void aReaderChangesNothing() throws SQLException {
        try (TestReader reader = TestReader.as(ledger.warehouse(), "controller", null)) {
            assertThatThrownBy(() -> reader.text("delete from warehouse.fact_transaction returning 1"))
                    .hasMessageContaining("permission denied");
        }
    }

    private static String read(String role, List<Integer> branches, String sql) throws SQLException {
        try (TestReader reader = TestReader.as(ledger.warehouse(), role, branches)) {
            return reader.text(sql);
        }
    }

    private static List<String> asOwner(String sql) throws SQLException {
        return query(ledger.warehouse().logins().owner(), sql);
    }

    private static List<String> query(DatabaseLogin login, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = login.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static void execute(DatabaseLogin login, String... statements) throws SQLException {
        try (Connection connection = login.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
