package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.sync.model.FieldType;
import com.superscapes.sync.model.RecordField;
import com.superscapes.sync.model.RecordKind;
import com.superscapes.sync.model.RecordKinds;
import com.superscapes.sync.progress.ProgressListener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members and facts beside the ledger: loaded, loaded again, changed, voided, refused and tried again. */
class RecordsTest {

    private static final String MAPPING = """
            version: 1
            source: exports
            company: {code: SUP, name: "Test Landscaping", currency: USD, fiscalYearStart: 11, timeZone: America/Chicago}
            files:
              - {match: "branches*.csv", content: branches, columns: {code: branch, name: name}}
              - {match: "customers*.csv", content: customers, columns: {id: id, name: name, termsDays: terms}}
              - match: "jobs*.csv"
                content: jobs
                columns:
                  id: id
                  name: name
                  customer: customer
                  branch: {column: dptmnt, pad: 4, part: 1-2, none: "00"}
                  status: {column: status, words: {"4": active, "5": complete}}
                  contractAmount: contract
              - match: "invoices*.csv"
                content: ar-items
                columns: {id: id, date: date, document: number, customer: customer, job: job, amount: amount, dueDate: due}
                defaults: {kind: invoice}
                dead: {column: status, words: ["5"]}
            """;

    @TempDir
    Path folder;

    private Loads loads;

    @BeforeEach
    void start() throws Exception {
        loads = new Loads(folder);
        loads.file("mapping.yaml", MAPPING);
        loads.file("branches.csv", "branch,name", "01,Austin", "02,Dallas");
        loads.file("customers.csv", "id,name,terms", "c1,Oak Plaza,30", "c2,Elm Court,45");
        jobs("0101");
        invoices("i1,2026-01-10,INV-1,c1,j1,100.00,2026-02-09,1", "i2,2026-01-20,INV-2,c2,,50.25,2026-03-06,1");
    }

    @AfterEach
    void stop() {
        loads.close();
    }

    private void jobs(String subaccount) throws Exception {
        loads.file("jobs.csv", "id,name,customer,dptmnt,status,contract",
                "j1,Oak Plaza courtyard,c1," + subaccount + ",4,120000.00");
    }

    private void invoices(String... rows) throws Exception {
        List<String> lines = new ArrayList<>(List.of("id,date,number,customer,job,amount,due,status"));
        lines.addAll(List.of(rows));
        loads.file("invoices.csv", lines.toArray(String[]::new));
    }

    private LoadReport load(String day) throws Exception {
        Clock clock = Clock.fixed(Instant.parse(day + "T18:00:00Z"), ZoneOffset.UTC);
        return new LoadService(loads.warehouse.logins().sync(), clock, ProgressListener.NONE)
                .load(new LoadRequest(List.of(folder), null));
    }

    private List<String> items() throws Exception {
        return loads.query("""
                select i.document, i.amount, c.code, j.code, b.code from warehouse.fact_ar_item i
                join warehouse.dim_customer c using (customer_key) join warehouse.dim_job j on j.job_key = i.job_key and j.batch_to is null and j.valid_to is null
                join warehouse.dim_branch b on b.branch_key = i.branch_key
                where i.batch_to is null and c.batch_to is null and c.valid_to is null order by 1
                """);
    }

    @Test
    void factsFindTheirMembersAndTakeTheBranchOfTheirJob() throws Exception {
        assertThat(load("2026-02-01").exitCode()).isZero();
        assertThat(items()).containsExactly("INV-1|100.0000|c1|j1|01", "INV-2|50.2500|c2||");
        assertThat(loads.query("select period_key from warehouse.fact_ar_item")).containsOnly("202603");
    }

    @Test
    void theSameAgainWritesNothing() throws Exception {
        load("2026-02-01");
        loads.file("extra.txt", "not of this mapping");
        loads.file("customers2.csv", "id,name,terms", "c1,Oak Plaza,30");
        load("2026-02-02");
        assertThat(loads.query("select count(*) from warehouse.dim_customer where source_id <> ''"))
                .containsExactly("2");
        assertThat(loads.query("select count(*) from warehouse.fact_ar_item")).containsExactly("2");
    }

    @Test
    void aChangedJobGetsANewVersionAndOldFactsKeepTheOldOne() throws Exception {
        load("2026-02-01");
        jobs("0201");
        invoices("i1,2026-01-10,INV-1,c1,j1,100.00,2026-02-09,1", "i2,2026-01-20,INV-2,c2,,50.25,2026-03-06,1",
                "i3,2026-03-05,INV-3,c1,j1,10.00,2026-04-04,1");
        load("2026-03-01");
        assertThat(loads.query("""
                select i.document, b.code from semantic.ar_item i
                join semantic.job j on j.job_key = i.job_key and i.posting_date >= j.valid_from and (j.valid_to is null or i.posting_date < j.valid_to)
                join warehouse.dim_branch b on b.branch_key = j.branch_key where i.job_key <> 0 order by 1
                """)).containsExactly("INV-1|01", "INV-3|02");
        assertThat(loads.query("select batch_from from warehouse.fact_ar_item where document = 'INV-1'")).hasSize(1);
    }

    @Test
    void aJobChangedTwiceADayHasOneVersionForThatDay() throws Exception {
        load("2026-02-01");
        jobs("0201");
        load("2026-03-01");
        jobs("0101");
        load("2026-03-01");
        assertThat(loads.query(
                "select valid_from, valid_to from warehouse.dim_job where batch_to is null and source_id = 'j1' order by valid_from"))
                .containsExactly("-infinity|2026-03-01", "2026-03-01|null");
    }

    @Test
    void aVoidedInvoiceCountsNoMore() throws Exception {
        load("2026-02-01");
        invoices("i1,2026-01-10,INV-1,c1,j1,100.00,2026-02-09,5", "i2,2026-01-20,INV-2,c2,,50.25,2026-03-06,1");
        LoadReport report = load("2026-02-02");
        assertThat(report.exitCode()).isZero();
        assertThat(items()).containsExactly("INV-2|50.2500|c2||");
        assertThat(loads.query("select count(*) from semantic.ar_item")).containsExactly("1");
    }

    @Test
    void everyRowReadIsCountedOnce() throws Exception {
        load("2026-02-01");
        invoices("i1,2026-01-10,INV-1,c1,j1,100.00,2026-02-09,5", "i2,2026-01-20,INV-2,c2,,50.25,2026-03-06,1",
                "i3,2026-01-21,INV-3,c2,,70.00,2026-03-07,5");
        load("2026-02-02");
        assertThat(loads.query("select rows_read, rows_loaded, rows_unchanged, rows_rejected from ops.source_file"
                + " where file_name = 'invoices.csv' order by file_id desc limit 1")).containsExactly("3|1|2|0");
    }

    @Test
    void aRowOfAnUnknownMemberIsRejectedWithItsPlaceAndLoadsWhenTheMemberIsThere() throws Exception {
        invoices("i1,2026-01-10,INV-1,c9,j1,100.00,2026-02-09,1", "i2,2026-01-20,INV-2,c2,,50.25,2026-03-06,1");
        LoadReport report = load("2026-02-01");
        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(loads.query("select file_name, line_no, field, reason_code, reason from ops.rejected_row"))
                .containsExactly("invoices.csv|2|customer|unknown-member|there is no customer c9");
        loads.file("customers.csv", "id,name,terms", "c1,Oak Plaza,30", "c2,Elm Court,45", "c9,Ash Yard,10");
        assertThat(load("2026-02-02").exitCode()).isZero();
        assertThat(items()).contains("INV-1|100.0000|c9|j1|01");
    }

    @Test
    void aWordThatIsNotOneOfTheFieldsIsSaidWithTheOnesThatAre() throws Exception {
        loads.file("jobs.csv", "id,name,customer,dptmnt,status,contract", "j1,Oak,c1,0101,9,1");
        load("2026-02-01");
        assertThat(loads.query("select field, reason_code, raw from ops.rejected_row where file_name = 'jobs.csv'"))
                .containsExactly("status|unknown-word|9");
    }

    @Test
    void theCatalogueAndTheDatabaseNameTheSameColumns() throws Exception {
        for (RecordKind kind : RecordKinds.all()) {
            for (RecordField field : kind.fields()) {
                String type = field.type() == FieldType.REFERENCE ? "integer" : switch (field.type()) {
                    case WHOLE -> "integer";
                    case AMOUNT, QUANTITY -> "numeric";
                    case DATE -> "date";
                    case FLAG -> "boolean";
                    default -> "text";
                };
                assertThat(columns(kind.target())).as(kind.content()).contains(field.column() + "|" + type);
                assertThat(columns(kind.landing())).as(kind.content())
                        .anyMatch(c -> c.startsWith(field.landed() + "|"));
            }
        }
    }

    private List<String> columns(String table) throws Exception {
        return loads.query(
                "select column_name, data_type from information_schema.columns where table_schema || '.' || table_name = '"
                        + table + "'");
    }
}
