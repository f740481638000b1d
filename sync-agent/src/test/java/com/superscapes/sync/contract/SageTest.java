package com.superscapes.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.sample.SampleOptions;
import com.superscapes.sample.sage.SageDatabase;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.LoadService;
import com.superscapes.sync.config.AgentConfig;
import com.superscapes.sync.config.AgentConfigReader;
import com.superscapes.sync.nightly.Connections;
import com.superscapes.sync.odbc.Drivers;
import com.superscapes.sync.progress.ProgressListener;
import com.superscapes.sync.secret.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample company's Sage tables by every way there is: the same contract gives the same warehouse. */
class SageTest {

    private static final SampleOptions YEAR = new SampleOptions(5, 12_000, LocalDate.of(2024, 10, 31));
    private static final String CONFIG = """
            version: 1
            warehouse: {host: localhost, passwordEnv: UNUSED}
            company: {code: SUP, name: "Test Landscaping", currency: USD, fiscalYearStart: 11, timeZone: America/Chicago}
            branches: [{code: N01, id: "01"}, {code: N02, id: "02"}, {code: N03, id: "03"}, {code: N04, id: "04"}, {code: C01, id: "05"},
                {code: C02, id: "06"}, {code: C03, id: "07"}, {code: C04, id: "08"}, {code: S01, id: "09"}, {code: S02, id: "10"}, {code: S03, id: "11"}, {code: S04, id: "12"}]
            divisions: [{code: MNT, id: "01"}, {code: ENH, id: "02"}, {code: CON, id: "03"}, {code: IRR, id: "04"}, {code: SNW, id: "05"}]
            sources:
              - {name: sage, %s, contract: sage-100-contractor-1}
            """;

    @TempDir
    static Path folder;
    private static TestWarehouse sage;
    private static Path sqlite;

    @BeforeAll
    static void play() throws Exception {
        sage = TestWarehouse.create();
        SageDatabase.writePostgres(YEAR, sage.logins().owner().dataSource());
        sqlite = folder.resolve("books.db");
        SageDatabase.writeSqlite(YEAR, sqlite);
    }

    @AfterAll
    static void stop() {
        sage.close();
    }

    /** A warehouse loaded by one way of reading. */
    private static final class Loaded implements AutoCloseable {

        private final TestWarehouse warehouse = TestWarehouse.create();
        private final String source;

        Loaded(String source) {
            this.source = source;
        }

        LoadReport load() throws Exception {
            Path file = Files.writeString(folder.resolve("agent.yaml"), CONFIG.formatted(source));
            AgentConfig config = AgentConfigReader.read(file, Map.of());
            Secrets secrets = Secrets.ofSystem(Map.of("SAGE_PASSWORD", sage.logins().owner().password()));
            return new LoadService(warehouse.logins().sync(), Clock.systemUTC(), ProgressListener.NONE)
                    .load(Connections.standard()
                            .request(config.sources().getFirst(), config, secrets, 50_000, Duration.ZERO));
        }

        List<String> query(String sql) throws Exception {
            return SageTest.query(warehouse.logins().owner(), sql);
        }

        /** What readers see, in figures that do not depend on the order of loading. */
        List<String> digest() throws Exception {
            List<String> all = new ArrayList<>();
            for (String view : List.of("ledger_line", "account_balance", "period_amount", "ar_item", "ar_application",
                    "ap_item", "ap_application",
                    "ar_line", "ap_line", "job_cost", "equipment_cost", "payroll", "time_entry", "job_estimate",
                    "change_order")) {
                all.add(view + " " + query(
                        "select count(*), md5(string_agg(t.source_id || ' ' || t.posting_date, ',' order by t.source_id)) from semantic."
                                + view + " t")
                        .getFirst());
            }
            all.addAll(query(
                    "select a.code, sum(l.debit), sum(l.credit) from semantic.ledger_line l join semantic.account a using (account_key) group by a.code order by 1"));
            all.addAll(query("select t.kind, sum(t.amount) from semantic.ar_item t group by 1 order by 1"));
            all.addAll(query(
                    "select t.cost_type, sum(t.amount), sum(t.hours) from semantic.job_cost t group by 1 order by 1"));
            all.addAll(query(
                    "select j.code, b.code from semantic.job j join semantic.branch b using (branch_key) order by 1"));
            return all;
        }

        @Override
        public void close() {
            warehouse.close();
        }
    }

    static List<String> query(DatabaseLogin login, String sql) throws Exception {
        try (Connection connection = login.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                found.add(String.join("|", row.stream().map(String::valueOf).toList()));
            }
            return found;
        }
    }

    private static void change(String sql) throws Exception {
        try (Connection connection = sage.logins().owner().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String odbcPostgres() {
        assumeTrue(Drivers.installed("PostgreSQL Unicode"), "psqlODBC is not installed here (README, system packages)");
        DatabaseLogin login = sage.logins().owner();
        return "kind: odbc, connection: \"Driver={PostgreSQL Unicode};Server=" + login.host() + ";Port=" + login.port()
                + ";Database=" + login.database()
                + ";UID=" + login.user() + ";UseDeclareFetch=1;Fetch=2000\", secrets: {PWD: {env: SAGE_PASSWORD}}";
    }

    private static String odbcSqlite() {
        assumeTrue(Drivers.installed("SQLite3"), "SQLite ODBC is not installed here (README, system packages)");
        return "kind: odbc, connection: \"Driver={SQLite3};Database=" + sqlite + "\"";
    }

    private static String jdbc() {
        DatabaseLogin login = sage.logins().owner();
        return "kind: jdbc, url: \"" + login.jdbcUrl() + "\", user: " + login.user()
                + ", password: {env: SAGE_PASSWORD}";
    }

    @Test
    void everyWayOfReadingGivesTheSameWarehouseAndItTies() throws Exception {
        List<List<String>> digests = new ArrayList<>();
        for (String source : List.of(odbcPostgres(), odbcSqlite(), jdbc())) {
            try (Loaded loaded = new Loaded(source)) {
                LoadReport report = loaded.load();
                assertThat(loaded.query("select file_name, line_no, field, reason from ops.rejected_row limit 5"))
                        .isEmpty();
                assertThat(report.exitCode()).as(source.substring(0, 12)).isZero();
                assertThat(loaded.query("select check_code, reason from ops.quality_result where state = 'broken'"))
                        .isEmpty();
                digests.add(loaded.digest());
            }
        }
        assertThat(String.join("\n", digests.get(1))).isEqualTo(String.join("\n", digests.get(0)));
        assertThat(String.join("\n", digests.get(2))).isEqualTo(String.join("\n", digests.get(0)));
    }

    @Test
    void theNightsAfterBringWhatChangedWasVoidedAndDeleted() throws Exception {
        try (Loaded loaded = new Loaded(odbcPostgres())) {
            loaded.load();
            assertThat(loaded.load().nothingNew()).isTrue();
            long lines = Long.parseLong(loaded.query("select count(*) from semantic.ledger_line").getFirst());
            long voided = Long.parseLong(
                    query(sage.logins().owner(), "select count(*) from dbo.lgtnln where recnum = 100").getFirst());
            change("create table dbo.kept as select * from dbo.acrpmt where recnum = 3");
            change("update dbo.lgrtrn set status = 3, upddte = now() at time zone 'UTC' where recnum = 100");
            change("update dbo.jobcst set cstamt = cstamt + 1, upddte = now() at time zone 'UTC' where recnum = 7");
            change("delete from dbo.acrpmt where recnum = 3");
            loaded.load();
            assertThat(loaded.query("select count(*) from semantic.ledger_line"))
                    .containsExactly(Long.toString(lines - voided));
            assertThat(loaded.query("select count(*) from warehouse.fact_job_cost where source_id = '7'"))
                    .containsExactly("2");
            assertThat(loaded.query("select count(*) from semantic.ar_application where source_id = '3'"))
                    .containsExactly("0");
            assertThat(loaded.query("select count(*) > 300 from semantic.ar_item")).containsExactly("t");
        } finally {
            change("update dbo.lgrtrn set status = 2, upddte = null where recnum = 100");
            change("update dbo.jobcst set cstamt = cstamt - 1, upddte = null where recnum = 7");
            change("insert into dbo.acrpmt select * from dbo.kept; drop table dbo.kept");
        }
    }

    @Test
    void aMassDeletionIsHeldAndSaid() throws Exception {
        try (Loaded loaded = new Loaded(jdbc())) {
            loaded.load();
            List<String> before = loaded.query("select count(*) from semantic.time_entry");
            change("create table dbo.kept as select * from dbo.tmcdln where linnum = 1; delete from dbo.tmcdln where linnum = 1");
            LoadReport report = loaded.load();
            assertThat(report.exitCode()).isEqualTo(2);
            assertThat(loaded.query("select reason_code from ops.rejected_row")).containsExactly("deletion-held");
            assertThat(loaded.query("select count(*) from semantic.time_entry")).isEqualTo(before);
        } finally {
            change("insert into dbo.tmcdln select * from dbo.kept; drop table dbo.kept");
        }
    }

    @Test
    void aTableWithoutAColumnIsLeftOutAndTheRestGoesOn() throws Exception {
        change("alter table dbo.eqpcst rename column cstamt to amount");
        change("alter table dbo.lgtnln add column newcol integer");
        try (Loaded loaded = new Loaded(jdbc())) {
            LoadReport report = loaded.load();
            assertThat(report.exitCode()).isEqualTo(2);
            assertThat(loaded.query("select file_name, reason_code, reason from ops.rejected_row"))
                    .containsExactly("eqpcst|drifted|the column cstamt is missing");
            assertThat(report.notes()).anyMatch(note -> note.contains("lgtnln") && note.contains("newcol"));
            assertThat(loaded.query("select count(*) > 1000 from semantic.ledger_line")).containsExactly("t");
        } finally {
            change("alter table dbo.eqpcst rename column amount to cstamt");
            change("alter table dbo.lgtnln drop column newcol");
        }
    }

    @Test
    void nothingThatNamesAPersonIsRead() throws Exception {
        Contract contract = ContractReader.read("sage-100-contractor-1");
        assertThat(contract.tables().get("employ")).doesNotContainKeys("socsec", "lstnme", "fstnme");
    }
}
