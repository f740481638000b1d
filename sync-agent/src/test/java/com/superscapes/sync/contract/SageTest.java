package com.superscapes.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.sample.SampleOptions;
import com.superscapes.sample.sage.SageDatabase;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.deletion.Decisions;
import com.superscapes.sync.deletion.HeldDeletion;
import com.superscapes.sync.odbc.Drivers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
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

    private static SageLoad load(String source) {
        return new SageLoad(source, folder, Map.of("SAGE_PASSWORD", sage.logins().owner().password()));
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
            try (SageLoad loaded = load(source)) {
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
        try (SageLoad loaded = load(odbcPostgres())) {
            loaded.load();
            assertThat(loaded.load().nothingNew()).isTrue();
            long lines = Long.parseLong(loaded.query("select count(*) from semantic.ledger_line").getFirst());
            long voided = Long.parseLong(
                    SageLoad.query(sage.logins().owner(), "select count(*) from dbo.lgtnln where recnum = 100")
                            .getFirst());
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
    void anUnchangedDatabaseWritesNextToNothingByOdbcAndByJdbc() throws Exception {
        for (String source : List.of(odbcPostgres(), jdbc())) {
            try (SageLoad loaded = load(source)) {
                loaded.load();
                assertThat(loaded.query("select count(*) >= 12000 from semantic.ledger_line")).containsExactly("t");
                loaded.load(); // the first reading of the source leaves its own marks in its pages
                assertThat(leastWritten(loaded, 3)).as(source.substring(0, 12)).isLessThan(1 << 20);
            }
        }
    }

    /** The server's own work is in its log as well, so the least of some loads comes nearest to what one of them writes. */
    private static long leastWritten(SageLoad loaded, int loads) throws Exception {
        long least = Long.MAX_VALUE;
        for (int load = 0; load < loads; load++) {
            long before = written(loaded);
            assertThat(loaded.load().nothingNew()).isTrue();
            least = Math.min(least, written(loaded) - before);
        }
        return least;
    }

    private static long written(SageLoad loaded) throws Exception {
        return Long.parseLong(loaded.query("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint").getFirst());
    }

    @Test
    void aMassDeletionIsHeldAndSaid() throws Exception {
        try (SageLoad loaded = load(jdbc())) {
            loaded.load();
            List<String> before = loaded.query("select count(*) from semantic.time_entry");
            change("create table dbo.kept as select * from dbo.tmcdln where linnum = 1; delete from dbo.tmcdln where linnum = 1");
            LoadReport report = loaded.load();
            assertThat(report.exitCode()).isEqualTo(2);
            assertThat(loaded.query("select reason_code from ops.rejected_row")).containsExactly("deletion-held");
            assertThat(loaded.query("select count(*) from semantic.time_entry")).isEqualTo(before);
            loaded.load();
            assertThat(loaded.query("select count(*), count(*) filter (where ended_as is null) from ops.held_deletion"))
                    .as("the same rows are held once").containsExactly("1|1");
            try (Connection sync = loaded.warehouse.logins().sync().dataSource().getConnection()) {
                assertThat(
                        new Decisions(sync, Clock.systemUTC()).decide(List.of(1L), HeldDeletion.APPROVED, "Controller"))
                        .isEmpty();
            }
            loaded.load();
            assertThat(loaded.query("select count(*) > 0 from semantic.time_entry")).containsExactly("t");
            assertThat(loaded.query("select count(*) from semantic.time_entry")).isNotEqualTo(before);
            assertThat(loaded.query("select count(*) from ops.open_deletion")).containsExactly("0");
        } finally {
            change("insert into dbo.tmcdln select * from dbo.kept; drop table dbo.kept");
        }
    }

    @Test
    void aTableWithoutAColumnIsLeftOutAndTheRestGoesOn() throws Exception {
        change("alter table dbo.eqpcst rename column cstamt to amount");
        change("alter table dbo.lgtnln add column newcol integer");
        try (SageLoad loaded = load(jdbc())) {
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
