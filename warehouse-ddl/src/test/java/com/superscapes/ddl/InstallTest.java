package com.superscapes.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.testing.TestWarehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class InstallTest {

    private static final String RIGHTS = """
            select string_agg(r, E'\\n' order by r) from (
                select concat_ws(' ', c.oid::regclass, c.relacl, c.relrowsecurity, (select string_agg(concat(p.polname, p.polroles, pg_get_expr(p.polqual, p.polrelid)), ',' order by p.polname)
                    from pg_policy p where p.polrelid = c.oid)) r
                from pg_class c where c.relnamespace::regnamespace::text in ('warehouse', 'semantic', 'ops', 'security', 'audit', 'landing')
                union all
                select concat_ws(' ', p.oid::regprocedure, p.proacl) from pg_proc p where p.pronamespace::regnamespace::text in ('semantic', 'ops', 'security', 'audit')
                union all
                select concat_ws(' ', h.version, h.checksum, h.installed_on) from migration.history h) all_rights
            """;

    @Test
    void aFreshWarehouseHasNoLeak() throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.create()) {
            assertThat(query(warehouse.logins().proxy(),
                    "select string_agg(object || ' ' || problem, '; ') from security.leaks()")).isNull();
        }
    }

    @Test
    void installingFromEmptyAndAgainChangesNothing() throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.create()) {
            DatabaseLogin admin = warehouse.logins().owner();
            LoginPasswords passwords = new LoginPasswords(warehouse.logins().sync().password(),
                    warehouse.logins().proxy().password());
            DatabaseLogin owner = Warehouse.install(admin, "from_empty", RoleNames.STANDARD, passwords).owner();
            String first = query(owner, RIGHTS);
            Warehouse.install(admin, "from_empty", RoleNames.STANDARD, passwords);
            assertThat(query(owner, RIGHTS)).isEqualTo(first);
            execute(admin, "drop database from_empty with (force)");
        }
    }

    @Test
    void dataSurvivesASecondInstall() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.entry("E1", "2025-11-03", TestLedger.CASH, TestLedger.REVENUE, "100");
            ledger.publish();
            DatabaseLogin owner = ledger.warehouse().logins().owner();
            Warehouse.install(owner, owner.database(), RoleNames.STANDARD,
                    new LoginPasswords(ledger.warehouse().logins().sync().password(),
                            ledger.warehouse().logins().proxy().password()));
            assertThat(ledger.query("select count(*) from warehouse.fact_transaction")).containsExactly("2");
            assertThat(ledger.query("select published_batch from ops.publication")).containsExactly("1");
        }
    }

    @Test
    void aCloneOfTheTemplateHasItsGrantsAgain() throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.create()) {
            assertThat(query(warehouse.logins().owner(), """
                    select concat_ws(' ', has_database_privilege('superscapes_proxy', current_database(), 'connect'),
                        has_database_privilege('superscapes_controller', current_database(), 'connect'),
                        has_database_privilege('superscapes_proxy', current_database(), 'temporary'),
                        has_table_privilege('superscapes_controller', 'semantic.ledger_line', 'select'))
                    """)).isEqualTo("t f f t");
        }
    }

    @Test
    void nobodyMayCallAFunctionUnlessItIsGranted() throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.create()) {
            assertThat(query(warehouse.logins().owner(), """
                    select string_agg(p.oid::regprocedure::text, ', ') from pg_proc p
                    where p.pronamespace::regnamespace::text in ('semantic', 'ops', 'security', 'audit', 'warehouse', 'landing')
                        and (p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0))
                    """)).isNull();
        }
    }

    @Test
    void everyFunctionWithItsOwnersRightsHasAFixedSearchPath() throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.create()) {
            assertThat(query(warehouse.logins().owner(), """
                    select string_agg(p.oid::regprocedure::text, ', ') from pg_proc p
                    where p.prosecdef and p.pronamespace::regnamespace::text in ('semantic', 'ops', 'security', 'audit', 'warehouse', 'landing')
                        and not coalesce(p.proconfig @> array ['search_path=pg_catalog, pg_temp'], false)
                    """)).isNull();
        }
    }

    @Test
    void twoInstallationsWithPrefixesOfTheirOwnLiveOnOneServer() throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.create()) {
            DatabaseLogin admin = warehouse.logins().owner();
            RoleNames other = new RoleNames("other_");
            WarehouseLogins logins = Warehouse.install(admin, "other", other, LoginPasswords.generate());
            assertThat(query(logins.proxy(), "select string_agg(object || problem, '; ') from security.leaks()"))
                    .isNull();
            assertThat(query(admin, "select has_database_privilege('superscapes_proxy', 'other', 'connect')"))
                    .isEqualTo("f");
            execute(admin, "drop database other with (force)");
        }
    }

    private static String query(DatabaseLogin login, String sql) throws SQLException {
        try (Connection connection = login.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(DatabaseLogin login, String sql) throws SQLException {
        try (Connection connection = login.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
