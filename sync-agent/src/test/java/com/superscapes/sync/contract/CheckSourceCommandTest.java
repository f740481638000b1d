package com.superscapes.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.sample.SampleOptions;
import com.superscapes.sample.sage.SageDatabase;
import com.superscapes.sync.Commands;
import com.superscapes.sync.Commands.Said;
import com.superscapes.sync.odbc.Drivers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check-source} and {@code retry-rejects} of database sources, over the sample company's Sage. */
class CheckSourceCommandTest {

    private static final SampleOptions YEAR = new SampleOptions(5, 12_000, LocalDate.of(2024, 10, 31));
    private static final String READER_PASSWORD = "only-for-reading-51";

    @TempDir
    private static Path shared;
    private static Path written;

    @TempDir
    Path folder;

    private TestWarehouse warehouse;

    @BeforeAll
    static void writeBooks() throws Exception {
        written = shared.resolve("books.db");
        SageDatabase.writeSqlite(YEAR, written);
    }

    @BeforeEach
    void start() {
        warehouse = TestWarehouse.create();
    }

    @AfterEach
    void stop() {
        warehouse.close();
    }

    private Commands agent(String... sources) throws Exception {
        return Commands.with(folder, warehouse.logins().sync(), SageLoad.TIED, sources);
    }

    private Path sqlite() throws Exception {
        return Files.copy(written, folder.resolve("books.db"));
    }

    private static String source(Path sqlite) {
        return "name: sage, kind: jdbc, url: \"jdbc:sqlite:" + sqlite + "\", contract: sage-100-contractor-1";
    }

    private static void change(Path sqlite, String... statements) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + sqlite);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> query(String sql) throws Exception {
        return SageLoad.query(warehouse.logins().owner(), sql);
    }

    @Test
    void itSaysWhatCanBeReadAndHowManyRowsALoadWouldTake() throws Exception {
        Path sage = sqlite();
        Commands agent = agent(source(sage));
        Said before = agent.run("check-source");
        assertThat(before.exitCode()).isZero();
        assertThat(before.out()).startsWith("sage (jdbc)\n  connected to SQLite")
                .contains("contract sage-100-contractor-1").containsPattern("lgtnln 2024: journal, [\\d,]+ rows\n")
                .containsPattern("A load would take ([\\d,]+) of \\1 rows");
        assertThat(query("select count(*) from ops.batch")).containsExactly("0");
        change(sage,
                "update jobcst set upddte = null, insdte = case recnum when 1 then '2025-06-01 00:00:00' else '2020-01-01 00:00:00' end");
        assertThat(agent.run("run").exitCode()).isZero();
        change(sage, "update jobcst set cstamt = cstamt + 1, upddte = '2031-01-01 00:00:00' where recnum = 7");
        Said after = agent.run("check-source", "sage");
        assertThat(after.out()).containsPattern("jobcst[^\n]*, 2 changed since the last load")
                .doesNotContain("left out");
    }

    @Test
    void itSaysWhatHasDrifted() throws Exception {
        Path sage = sqlite();
        change(sage, "alter table eqpcst rename column cstamt to amount",
                "alter table lgtnln add column newcol integer");
        Said said = agent(source(sage)).run("check-source");
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.out()).contains("left out: the column cstamt is missing",
                "The table lgtnln has new columns, which are not read: newcol.");
    }

    @Test
    void itWarnsOfALoginThatMayWriteAndKeepsPasswordsOutOfWhatADriverSays() throws Exception {
        try (TestWarehouse sage = TestWarehouse.create()) {
            DatabaseLogin owner = sage.logins().owner();
            SageDatabase.writePostgres(YEAR, owner.dataSource());
            String reader = "sage_reader_" + owner.database();
            execute(owner, "create role " + reader + " login password '" + READER_PASSWORD
                    + "'; grant connect on database " + owner.database() + " to " + reader
                    + "; grant usage on schema dbo to " + reader + "; grant select on all tables in schema dbo to "
                    + reader);
            secret("reader.secret", READER_PASSWORD);
            secret("owner.secret", owner.password());
            secret("wrong.secret", "wrong-and-secret-99");
            String url = "kind: jdbc, url: \"" + owner.jdbcUrl() + "\", contract: sage-100-contractor-1, user: ";
            Commands agent = agent("name: writer, " + url + owner.user() + ", password: " + file("owner.secret"),
                    "name: reader, " + url + reader + ", password: " + file("reader.secret"),
                    "name: stranger, " + url + reader + ", password: " + file("wrong.secret"));
            Said writer = agent.run("check-source", "writer");
            assertThat(writer.exitCode()).isEqualTo(2);
            assertThat(writer.out()).contains("The login may write to the source's tables");
            Said ofReader = agent.run("check-source", "reader");
            assertThat(ofReader.exitCode()).as(ofReader.all()).isZero();
            Said stranger = agent.run("check-source", "stranger");
            assertThat(stranger.exitCode()).isEqualTo(1);
            assertThat(stranger.out()).contains("cannot be read", "password authentication failed")
                    .doesNotContain("wrong-and-secret-99");
            if (Drivers.installed("PostgreSQL Unicode")) {
                odbcRefusal(owner, reader);
            }
            execute(owner, "drop owned by " + reader + "; drop role " + reader);
        }
    }

    private static void execute(DatabaseLogin login, String sql) throws Exception {
        try (Connection connection = login.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void odbcRefusal(DatabaseLogin owner, String reader) throws Exception {
        Said said = agent("name: sage, kind: odbc, connection: \"Driver={PostgreSQL Unicode};Server=" + owner.host()
                + ";Port=" + owner.port() + ";Database=" + owner.database() + ";UID=" + reader
                + "\", secrets: {PWD: " + file("wrong.secret") + "}, contract: sage-100-contractor-1")
                .run("check-source");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).contains("password authentication failed").doesNotContain("wrong-and-secret-99");
    }

    private String file(String name) {
        return "{file: \"" + folder.resolve(name) + "\"}";
    }

    private void secret(String name, String value) throws Exception {
        Path file = Files.createFile(folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, value);
    }

    @Test
    void aRefusedConnectionIsSaidInTheDriversOwnWords() throws Exception {
        Said said = agent(
                "name: sage, kind: jdbc, url: \"jdbc:postgresql://127.0.0.1:1/none\", contract: sage-100-contractor-1")
                .run("check-source");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).contains("sage (jdbc)", "cannot be read", "Connection to 127.0.0.1:1 refused");
    }

    @Test
    void filesAreReadToTheirEndAndTheirBadRowsAreCounted() throws Exception {
        Commands agent = agent("name: books, kind: files, folder: books");
        Files.writeString(agent.folder("books").resolve("mapping.yaml"), """
                version: 1
                source: ledger
                files:
                  - match: journal.csv
                    content: journal
                    columns: {entry: entry, line: line, date: date, account: account, debit: debit, credit: credit}
                """);
        Files.writeString(agent.folder("books").resolve("journal.csv"), """
                entry,line,date,account,debit,credit
                1,1,2026-01-10,1000,10.00,
                1,2,2026-01-10,4000,,10.00
                2,1,2026-02-31,4000,,10.00
                """);
        Said said = agent.run("check-source");
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.out()).contains("journal.csv: journal, 3 rows",
                "1 of them would be rejected, the first at journal.csv, line 4, date");
        agent.run("run");
        assertThat(agent.run("check-source").out()).contains("loaded already", "A load would take 0 of 3 rows");
        assertThat(query("select count(*) from ops.batch")).containsExactly("1");
    }

    @Test
    void rejectedRowsOfATableAreReadAgainByTheirOwnNumbers() throws Exception {
        Path sage = sqlite();
        change(sage, "create table kept as select recnum, cstamt from jobcst where recnum in (7, 8)",
                "update jobcst set cstamt = 'a lot' where recnum in (7, 8)");
        Commands agent = agent(source(sage));
        assertThat(agent.run("run").exitCode()).isEqualTo(2);
        assertThat(query("select line_no from ops.open_reject order by 1")).containsExactly("7", "8");
        change(sage,
                "update jobcst set cstamt = (select k.cstamt from kept k where k.recnum = jobcst.recnum) where recnum = 7");
        Said said = agent.run("retry-rejects");
        assertThat(said.exitCode()).as(said.all()).isEqualTo(2);
        assertThat(query("select line_no from ops.open_reject")).containsExactly("8");
        assertThat(query("select count(*) from semantic.job_cost where source_id in ('7', '8')")).containsExactly("1");
    }

    @Test
    void aRowMendedInTheSourceClosesItsOldRejectWithTheNextRun() throws Exception {
        Path sage = sqlite();
        change(sage, "create table kept as select recnum, cstamt from jobcst where recnum in (7, 8, 9)",
                "update jobcst set cstamt = 'a lot' where recnum in (7, 8, 9)");
        Commands agent = agent(source(sage));
        agent.run("run");
        assertThat(query("select line_no from ops.open_reject order by 1")).containsExactly("7", "8", "9");
        String mend = "update jobcst set %s upddte = '2099-01-01 00:00:00', cstamt = (select k.cstamt from kept k where k.recnum = jobcst.recnum) where recnum = %d";
        change(sage, mend.formatted("", 7), "update jobcst set upddte = '2099-01-01 00:00:00' where recnum = 9");
        Said said = agent.run("run");
        assertThat(said.exitCode()).as("one of them is rejected again").isEqualTo(2);
        assertThat(query("select line_no, batch_id from ops.open_reject order by 1")).containsExactly("8|1", "9|2");
        change(sage, mend.formatted("status = 2,", 8).replace("2099", "2100"));
        agent.run("run");
        assertThat(query("select line_no, batch_id from ops.open_reject order by 1"))
                .as("a void row changes no fact, and still it was read well").containsExactly("9|3");
        assertThat(query("select count(*) from semantic.job_cost where source_id in ('7', '8', '9')"))
                .containsExactly("1");
    }

    @Test
    void aTableThatMeetsItsContractAgainIsReadWholeAndResolved() throws Exception {
        Path sage = sqlite();
        change(sage, "alter table eqpcst rename column cstamt to amount");
        Commands agent = agent(source(sage));
        agent.run("run");
        assertThat(query("select reason_code from ops.open_reject")).containsExactly("drifted");
        change(sage, "alter table eqpcst rename column amount to cstamt");
        assertThat(agent.run("run").exitCode()).isZero();
        assertThat(query("select reason_code from ops.open_reject")).isEmpty();
        assertThat(query("select count(*) > 0 from semantic.equipment_cost")).containsExactly("t");
    }

    @Test
    void backfillOfTablesTakesOneFiscalYearAtATime() throws Exception {
        assumeTrue(Drivers.installed("SQLite3"), "SQLite ODBC is not installed here (README, system packages)");
        Path sage = sqlite();
        Commands agent = agent("name: sage, kind: odbc, connection: \"Driver={SQLite3};Database=" + sage
                + "\", contract: sage-100-contractor-1");
        Said said = agent.run("backfill", "--from", "2023", "--to", "2024");
        assertThat(said.errors()).contains("sage: Fiscal year 2024: ", "sage: Fiscal year 2023: ");
        assertThat(query(
                "select distinct f.file_name like '%2024' from ops.source_file f where f.batch_id = 1 and f.file_name ~ ' \\d{4}$'"))
                .containsExactly("t");
    }
}
