package com.superscapes.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.ddl.quality.QualityCheck;
import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.testing.TestWarehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A warehouse with data in it, left at any earlier version, comes up to date and keeps what it has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationTest {

    /** The first version with everything a ledger needs; later ones may be what somebody has. */
    private static final String FIRST_WHOLE = "2.9";
    private static final String DATABASE = "migrated";

    private static final String LEDGER = """
            insert into security.installation (role_prefix) values ('superscapes_');
            insert into ops.batch (source_system, started_at) values ('old', '2025-11-30');
            insert into ops.source_table (source_system, source_table) values ('old', 'journal');
            insert into warehouse.dim_company (company_key, code, name, base_currency, fiscal_year_start, batch_from) values (1, 'SUP', 'Superscapes', 'USD', 11, 1);
            insert into warehouse.dim_branch (branch_key, company_key, code, name, region, batch_from) values (1, 1, 'ATL', 'Atlanta', 'South', 1);
            insert into warehouse.dim_account (account_key, code, name, account_type, statement_class, normal_balance, sort_code, source_system, source_id, batch_from)
                values (1, '1', 'Cash', 'asset', 'cash', 'D', '1', 'old', '1', 1), (2, '2', 'Work', 'revenue', 'revenue', 'C', '2', 'old', '2', 1),
                    (3, '3', 'Receivable', 'asset', 'receivable', 'D', '3', 'old', '3', 1);
            select ops.ensure_partitions('2025-11-01', '2025-12-31');
            select ops.ensure_fiscal_periods(1, '2025-11-01', '2025-12-31');
            insert into warehouse.fact_transaction (posting_date, period_key, company_key, branch_key, account_key, currency, debit, credit, entry_kind, source_key,
                source_id, entry_id, line_no, file_id, file_line, batch_from)
                select '2025-11-05', 202601, 1, 1, a, 'USD', case a when 3 then 12.34 else 0 end, case a when 2 then 12.34 else 0 end, 'N', 1, 'E1/' || a, 'E1', a, 1, a, 1
                from unnest(array [3, 2]) a;
            insert into ops.touched_period values (1, 1, 202601);
            select ops.recompute_rollups(1);
            select ops.publish(1);
            """;
    private static final String OLD_KEYS = """
            insert into ops.fact_key (source_key, source_id, posting_date, row_hash, batch_id)
                select f.source_key, f.source_id, f.posting_date, md5(f.source_id)::uuid, 1 from warehouse.fact_transaction f
            """;
    private static final String NEW_KEYS = """
            insert into ops.fact_key (source_key, key_hash, posting_date, fact_id, row_hash, batch_id)
                select f.source_key, ops.key_hash(f.source_id), f.posting_date, f.fact_id, md5(f.source_id)::uuid, 1 from warehouse.fact_transaction f
            """;
    private static final String RECORDS = """
            insert into warehouse.dim_customer (customer_key, code, name, source_system, source_id, batch_from) values (7, 'C7', 'Oak Villas', 'old', '7', 1);
            insert into warehouse.dim_job (job_key, code, name, customer_key, branch_key, source_system, source_id, batch_from) values (5, 'J5', 'Oak yard', 7, 1, 'old', '5', 1);
            insert into warehouse.fact_ar_item (posting_date, period_key, company_key, branch_key, currency, kind, customer_key, job_key, due_date, account_key, amount, entry,
                source_key, source_id, file_id, file_line, batch_from)
                values ('2025-11-05', 202601, 1, 1, 'USD', 'invoice', 7, 5, '2025-12-05', 3, 12.34, 'E1', 1, 'I1', 1, 1, 1);
            """;

    private TestWarehouse server;

    @BeforeAll
    void start() {
        server = TestWarehouse.create();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    Stream<String> earlierVersions() {
        List<String> all = Arrays
                .stream(Warehouse.flyway(server.logins().owner(), RoleNames.STANDARD).load().info().all())
                .map(MigrationInfo::getVersion).filter(version -> version != null).map(Object::toString).toList();
        return all.subList(all.indexOf(FIRST_WHOLE), all.size() - 1).stream();
    }

    @ParameterizedTest
    @MethodSource("earlierVersions")
    void aWarehouseWithDataComesUpToDate(String version) throws SQLException {
        DatabaseLogin admin = server.logins().owner();
        execute(admin, "create database " + DATABASE + " owner " + RoleNames.STANDARD.owner());
        try {
            DatabaseLogin owner = admin.onDatabase(DATABASE);
            Warehouse.flyway(owner, RoleNames.STANDARD).target(version).load().migrate();
            boolean records = query(owner, "select to_regclass('warehouse.fact_ar_item') is not null").equals("t");
            execute(owner, "set role " + RoleNames.STANDARD.owner() + ";" + LEDGER
                    + (query(owner, "select to_regprocedure('ops.key_hash(text)') is null").equals("t")
                            ? OLD_KEYS
                            : NEW_KEYS)
                    + (records ? ";" + RECORDS : ""));
            Warehouse.install(admin, DATABASE, RoleNames.STANDARD, new LoginPasswords(server.logins().sync().password(),
                    server.logins().proxy().password()));
            assertThat(query(owner,
                    "select count(*) || ' ' || sum(debit) || ' ' || sum(credit) from semantic.ledger_line"))
                    .isEqualTo("2 12.3400 12.3400");
            assertThat(query(owner, "select string_agg(amount::text, ' ' order by amount) from semantic.branch_period"))
                    .isEqualTo("-12.3400 12.3400");
            assertThat(query(owner,
                    "select count(*) from ops.fact_key k join warehouse.fact_transaction f on f.fact_id = k.fact_id and ops.key_hash(f.source_id) = k.key_hash"))
                    .isEqualTo("2");
            assertThat(query(owner, "select string_agg(object || problem, '; ') from security.leaks()")).isNull();
            if (records) {
                assertThat(query(owner,
                        "select concat_ws(' ', bucket, open_amount) from semantic.ar_open_items('2025-12-31')"))
                        .isEqualTo("1-30 12.3400");
                assertThat(query(owner, "select customer_name || ', ' || job_name from semantic.ar_item_posted"))
                        .isEqualTo("Oak Villas, Oak yard");
            }
            try (Connection connection = owner.dataSource().getConnection()) {
                for (QualityCheck check : QualityCheck.values()) {
                    assertThat(check.run(connection, 1).getFirst().state()).as(check.name()).isNotEqualTo("broken");
                }
            }
        } finally {
            execute(admin, "drop database " + DATABASE + " with (force)");
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
