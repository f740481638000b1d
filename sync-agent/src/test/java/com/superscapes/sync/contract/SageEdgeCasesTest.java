package com.superscapes.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.sample.SampleOptions;
import com.superscapes.sample.sage.SageDatabase;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.odbc.Drivers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What Sage does and drivers make of it, by ODBC and by JDBC. The login that reads may not see a person's names or number: every
 * load here is proof that they are not asked for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SageEdgeCasesTest {

    private static final SampleOptions SOME_MONTHS = new SampleOptions(7, 9_000, LocalDate.of(2024, 1, 31));
    private static final String PASSWORD = "reader-secret-58";

    @TempDir
    static Path folder;
    private TestWarehouse sage;
    private DatabaseLogin owner;
    private String reader;

    enum Way {
        ODBC, JDBC
    }

    @BeforeAll
    void play() throws Exception {
        sage = TestWarehouse.create();
        owner = sage.logins().owner();
        reader = "sage_reader_" + owner.database();
        SageDatabase.writePostgres(SOME_MONTHS, owner.dataSource());
        change("create role \"" + reader + "\" login password '" + PASSWORD + "'", "grant usage on schema dbo to \""
                + reader + "\"", "grant connect on database \"" + owner.database() + "\" to \"" + reader + "\"");
        grant();
    }

    /** Every column but those that tell who somebody is. */
    private void grant() throws Exception {
        for (String granted : SageLoad.query(owner, """
                select format('grant select (%s) on dbo.%I to %I', string_agg(quote_ident(column_name), ', '), table_name, '{reader}')
                from information_schema.columns where table_schema = 'dbo' and column_name not in ('socsec', 'lstnme', 'fstnme') group by table_name
                """
                .replace("{reader}", reader))) {
            change(granted);
        }
    }

    @AfterAll
    void stop() throws Exception {
        change("drop owned by \"" + reader + "\"", "drop role \"" + reader + "\"");
        sage.close();
    }

    private void change(String... statements) throws Exception {
        try (Connection connection = owner.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private SageLoad by(Way way, String password) {
        String source = switch (way) {
            case ODBC -> {
                assumeTrue(Drivers.installed("PostgreSQL Unicode"),
                        "psqlODBC is not installed here (README, system packages)");
                yield "kind: odbc, connection: \"Driver={PostgreSQL Unicode};Server=" + owner.host() + ";Port="
                        + owner.port() + ";Database=" + owner.database() + ";UID=" + reader
                        + ";UseDeclareFetch=1;Fetch=2000\", secrets: {PWD: {env: SAGE_PASSWORD}}";
            }
            case JDBC -> "kind: jdbc, url: \"" + owner.jdbcUrl() + "\", user: " + reader
                    + ", password: {env: SAGE_PASSWORD}";
        };
        return new SageLoad(source, folder, Map.of("SAGE_PASSWORD", password));
    }

    private static final String ENTRY = """
            insert into dbo.lgrtrn (_idnum, recnum, insdte, insusr, trnnum, trndte, entdte, dscrpt, srcnum, status, actprd, postyr, pchord)
            values ('e', %d, %s, 'x', 'T', '%s', '2024-02-01', 'Edge', 1, %d, %d, 2024, '')
            """;
    private static final String LINE = """
            insert into dbo.lgtnln (_idnum, recnum, insdte, insusr, linnum, lgract, subact, dscrpt, dbtamt, crdamt)
            values ('l', %d, timestamp '2024-01-01', 'x', %d, %d, 0, 'Edge', %s, %s)
            """;

    private void entry(int number, String stamp, String date, int status, int period, String amount) throws Exception {
        change(ENTRY.formatted(number, stamp, date, status, period), LINE.formatted(number, 1, 1520, amount, "0"),
                LINE.formatted(number, 2, 1510, "0", amount));
    }

    private void forget() throws Exception {
        change("delete from dbo.lgtnln where recnum > 800000", "delete from dbo.lgrtrn where recnum > 800000");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whatChangesInTheLedgerIsFollowedFromNightToNight(Way way) throws Exception {
        String sum = "select count(*), sum(l.debit) from semantic.ledger_line l where l.entry_id = '%d'";
        try (SageLoad loaded = by(way, PASSWORD)) {
            assertThat(loaded.load().exitCode()).isZero();
            List<String> before = loaded.query("select sum(debit), sum(credit) from semantic.ledger_line");
            // Never changed, so upddte is empty; posted into the first period, which is long closed; cents exact to the last digit.
            entry(900_001, "now() at time zone 'UTC'", "2023-11-15", 2, 1, "999999999999.99");
            // Voided: the entry and the one that takes it back are both void.
            entry(900_002, "now() at time zone 'UTC'", "2024-01-20", 3, 3, "10.10");
            entry(900_003, "now() at time zone 'UTC'", "2024-01-21", 3, 3, "-10.10");
            // Period 0 is what was brought forward: it is in the opening balances already.
            entry(900_004, "now() at time zone 'UTC'", "2023-10-31", 2, 0, "77.00");
            LoadReport second = loaded.load();
            assertThat(loaded.query("select file_name, reason from ops.open_reject")).isEmpty();
            assertThat(second.rowsRejected()).isZero();
            assertThat(loaded.query(sum.formatted(900_001))).containsExactly("2|999999999999.9900");
            assertThat(
                    loaded.query("select distinct period_key from semantic.ledger_line where entry_id = '900001'"))
                    .containsExactly("202401");
            assertThat(loaded.query(
                    "select count(*) from semantic.ledger_line where entry_id in ('900002', '900003', '900004')"))
                    .containsExactly("0");
            assertThat(loaded.query("select count(*) from semantic.ledger_line where period_key % 100 = 0"))
                    .containsExactly("0");
            assertThat(loaded.query(
                    "select state from ops.quality_result where check_code = 'T1' order by result_id desc limit 1"))
                    .containsExactly("tied");
            // The source's balances do not have the entry: the check that compares them says so, and the load is published.
            assertThat(loaded.query(
                    "select state, items::text like '%1520%' from ops.quality_result where check_code = 'A1' order by result_id desc limit 1"))
                    .containsExactly("broken|t");
            assertThat(second.exitCode()).isEqualTo(2);
            forget();
            assertThat(loaded.load().exitCode()).isZero();
            assertThat(loaded.query("select sum(debit), sum(credit) from semantic.ledger_line")).isEqualTo(before);
        } finally {
            forget();
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aRetypedColumnLeavesItsTableOutAndTheRestGoesOn(Way way) throws Exception {
        change("alter table dbo.eqpcst alter column csthrs type varchar(20)",
                "alter table dbo.jobcst add column newcol text");
        try (SageLoad loaded = by(way, PASSWORD)) {
            LoadReport report = loaded.load();
            assertThat(report.exitCode()).isEqualTo(2);
            assertThat(loaded.query("select file_name, reason_code, reason from ops.rejected_row")).singleElement()
                    .asString().startsWith("eqpcst|drifted|the type of csthrs (")
                    .endsWith("in place of decimal) changed");
            assertThat(report.notes()).anyMatch(note -> note.contains("jobcst") && note.contains("newcol"));
            assertThat(loaded.query("select count(*) > 500 from semantic.job_cost")).containsExactly("t");
            assertThat(loaded.query("select count(*) from semantic.equipment_cost")).containsExactly("0");
            assertThat(loaded.query("select state, reason from ops.quality_result where check_code = 'T11'"))
                    .containsExactly("not applicable|No equipment charges were loaded.");
        } finally {
            change("alter table dbo.eqpcst alter column csthrs type decimal(9,2) using csthrs::decimal",
                    "alter table dbo.jobcst drop column newcol");
            grant();
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aLedgerWithoutTheOptionalJobIsReadAndItsLinesNameNone(Way way) throws Exception {
        change("alter table dbo.lgtnln rename column jobnum to jobnum_gone");
        try (SageLoad loaded = by(way, PASSWORD)) {
            LoadReport report = loaded.load();
            assertThat(loaded.query("select file_name, reason from ops.rejected_row where reason_code = 'drifted'"))
                    .isEmpty();
            assertThat(report.notes()).anyMatch(note -> note.contains("lgtnln has no column jobnum;"));
            assertThat(loaded.query(
                    "select count(*) > 5000, max(job_key) from warehouse.fact_transaction where batch_to is null"))
                    .containsExactly("t|0");
            assertThat(loaded.query(
                    "select check_code, state from ops.quality_result where check_code in ('T1', 'T2', 'T9') order by 1"))
                    .containsExactly("T1|tied", "T2|tied", "T9|tied");
        } finally {
            change("alter table dbo.lgtnln rename column jobnum_gone to jobnum");
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aTextLongerThanItsContractSaysIsListedAndOneOfTenThousandLettersComesWhole(Way way) throws Exception {
        String original = SageLoad.query(owner, "select dscrpt from dbo.acrinv where recnum = 5").getFirst();
        change("alter table dbo.acrinv alter column dscrpt type text",
                "update dbo.acrinv set dscrpt = repeat('word ', 2000) || 'end' where recnum = 5");
        String length = "select length(description) from semantic.ar_item where source_id = '5'";
        try (SageLoad loaded = by(way, PASSWORD); SageLoad own = by(way, PASSWORD)) {
            assertThat(loaded.load().exitCode()).isEqualTo(2);
            assertThat(loaded.query(length)).isEmpty();
            assertThat(loaded.query("select file_name, reason from ops.rejected_row"))
                    .containsExactly("acrinv as ar-items|the value is longer than the contract declares (row 5)");
            Path contract = folder.resolve("own-contract.yaml");
            Files.writeString(contract,
                    ContractReader.read("sage-100-contractor-1").text().replace(
                            "duedte: date, dscrpt: text 50,\n           status: integer, invtyp",
                            "duedte: date, dscrpt: text,\n           status: integer, invtyp"));
            assertThat(own.withContract(contract.toString()).load().exitCode()).isZero();
            assertThat(own.query(length)).containsExactly("10003");
        } finally {
            change("update dbo.acrinv set dscrpt = '" + original.replace("'", "''") + "' where recnum = 5",
                    "alter table dbo.acrinv alter column dscrpt type varchar(50)");
            grant();
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aRefusedLogonIsASentenceWithoutThePassword(Way way) {
        try (SageLoad loaded = by(way, "wrong-secret-93")) {
            String said;
            try {
                LoadReport report = loaded.load();
                said = report.toString();
            } catch (Exception refused) {
                said = refused.getMessage();
            }
            assertThat(said).contains("password authentication failed").doesNotContain("wrong-secret-93");
        }
    }
}
