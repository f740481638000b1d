package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first load of a source goes past the merge; what comes of it must be the same, row for row. */
class FirstLoadTest {

    private static final String HEADER = "entry,line,date,period,entity,account,branch,division,debit,credit,kind,description,posted,currency";
    private static final String FACTS = """
            select f.source_id, f.posting_date, f.period_key, c.code, b.code, d.code, a.code, f.scenario_key, f.currency, f.debit, f.credit, f.entry_kind,
                f.entry_id, f.line_no, f.document, f.description, f.module, f.posted_by, f.posted_at, f.reference, s.file_name, f.file_line,
                f.job_key, f.customer_key, f.vendor_key
            from warehouse.fact_transaction f join warehouse.dim_company c on c.company_key = f.company_key and c.batch_to is null
            join warehouse.dim_branch b on b.branch_key = f.branch_key and b.batch_to is null
            join warehouse.dim_division d on d.division_key = f.division_key and d.batch_to is null
            join warehouse.dim_account a on a.account_key = f.account_key and a.batch_to is null
            join ops.source_file s on s.file_id = f.file_id
            where f.batch_to is null and f.source_id not like '%seed%' order by f.source_id
            """;
    private static final String KEYS = """
            select k.posting_date, f.source_id, k.row_hash from ops.fact_key k
            join warehouse.fact_transaction f on f.fact_id = k.fact_id and f.posting_date = k.posting_date and f.batch_to is null
            where f.source_id not like '%seed%' order by f.source_id
            """;
    private static final String ROLLUP = """
            select c.code, f.period_key, a.code, f.currency, f.debit, f.credit, f.amount, f.closing_entries, f.line_count
            from semantic.company_period f join warehouse.dim_account a on a.account_key = f.account_key
            join warehouse.dim_company c on c.company_key = f.company_key where f.period_key / 100 > 2000 order by 1, 2, 3, 4
            """;
    private static final String FILES = """
            select file_name, rows_read, rows_loaded, rows_unchanged, rows_rejected, total_debit, total_credit
            from ops.source_file f join ops.batch b on b.batch_id = f.batch_id and b.state = 'published'
            where file_name like 'journal%' and file_name <> 'journal-0.csv' order by 1
            """;
    private static final String REJECTS = "select file_name, line_no, field, reason_code, reason, raw from ops.rejected_row order by 1, 2";

    @TempDir
    Path folder;

    private Loads first;
    private Loads merged;
    private Path mapping;

    @BeforeEach
    void start() throws Exception {
        first = new Loads(folder);
        merged = new Loads(folder);
        mapping = first.file("m.yaml", "version: 1", "source: books",
                "company: {code: US, name: US Books, currency: USD, fiscalYearStart: 11, timeZone: America/Chicago}",
                "files:",
                "  - match: \"journal-*.csv\"", "    content: journal", "    kinds: {closing: [CLOSE]}",
                "    columns: {entry: entry, line: line, date: date, period: period, entity: entity, account: account, branch: branch, division: division, debit: debit, credit: credit, kind: kind, description: description, postedAt: posted, currency: currency}");
        // One line of the source is enough for everything after it to go through the merge.
        merged.load(new LoadRequest(
                List.of(first.file("journal-0.csv", HEADER, "seed,1,1999-01-05,,US,1,,,1.00,1.00,,,,")), mapping));
    }

    @AfterEach
    void stop() {
        first.close();
        merged.close();
    }

    private static List<String> rows(int entries) {
        List<String> rows = new ArrayList<>(List.of(HEADER));
        for (int entry = 1; entry <= entries; entry++) {
            String entity = entry % 3 == 0 ? "CA" : "US";
            String date = "20%02d-%02d-%02d".formatted(24 + entry % 2, 1 + entry % 12, 1 + entry % 28);
            String branch = entry % 4 == 0 ? "" : "B" + entry % 5;
            String time = entry % 2 == 0 ? "2026-01-01T10:00:00Z" : "2026-01-01 10:00:00.125";
            String currency = entry % 5 == 0 ? "CAD" : "";
            rows.add("E%d,1,%s,,%s,%d,%s,D%d,%d.5,,,Déjà %d,%s,%s".formatted(entry, date, entity, 1000 + entry % 40,
                    branch,
                    entry % 3, entry, entry, time, currency));
            rows.add("E%d,2,%s,,%s,4000,%s,,,%d.5,,,,%s".formatted(entry, date, entity, branch, entry, currency));
        }
        rows.add("C1,1,2025-10-31,13,US,4000,,,7.0000,0,CLOSE,Year end,,");
        rows.add("C1,2,2025-10-31,13,US,3000,,,0,7.0000,CLOSE,Year end,,");
        return rows;
    }

    private void loadBoth(Path... files) throws Exception {
        LoadRequest request = new LoadRequest(List.of(files), mapping);
        LoadReport expected = merged.load(request);
        LoadReport report = first.load(request);
        assertThat(first.number("select count(*) from ops.first_load where state = 'attached'")).isGreaterThan(1);
        assertThat(first.query(FACTS)).isNotEmpty().isEqualTo(merged.query(FACTS));
        assertThat(first.query(KEYS)).isNotEmpty().isEqualTo(merged.query(KEYS));
        assertThat(first.query(ROLLUP)).isNotEmpty().isEqualTo(merged.query(ROLLUP));
        assertThat(first.query(FILES)).isNotEmpty().isEqualTo(merged.query(FILES));
        assertThat(first.query(REJECTS)).isEqualTo(merged.query(REJECTS));
        assertThat(report.exitCode()).isEqualTo(expected.exitCode());
        assertThat(
                first.number("select count(*) from pg_tables where schemaname = 'landing' and tablename like 'first%'"))
                .isZero();
    }

    @Test
    void twoCompaniesAndPeriodThirteenComeOutAsFromTheMerge() throws Exception {
        loadBoth(Files.write(folder.resolve("journal-1.csv"), rows(300)));
    }

    @Test
    void doubledKeysInOneFileAndBetweenFilesComeOutAsFromTheMerge() throws Exception {
        List<String> one = rows(50);
        one.add("E7,1,2024-03-03,,US,1000,,,70.00,,,Second version,,");
        one.add("E7,1,2024-04-04,,US,1001,,,71.00,,,Third version,,");
        one.add(one.get(20));
        List<String> two = new ArrayList<>(rows(60).subList(0, 41));
        two.add("E30,1,2025-07-07,,US,1002,,,1.00,,,Another file's version,,");
        loadBoth(Files.write(folder.resolve("journal-1.csv"), one), Files.write(folder.resolve("journal-2.csv"), two));
        assertThat(first.number("select count(*) from ops.rejected_row where reason_code = 'duplicate-key'"))
                .isEqualTo(3);
    }

    @Test
    void rejectedRowsComeOutAsFromTheMerge() throws Exception {
        List<String> rows = rows(20);
        rows.add(5, "X,1,2024-02-30,,US,1000,,,1.00,,,No such day,,");
        rows.add(9, "X,2,2024-02-20,14,US,1000,,,1.00,,,No such period,,");
        rows.add("X,3,2024-02-20,,US,1000,,,1.0O,,,No amount,,");
        loadBoth(Files.write(folder.resolve("journal-1.csv"), rows));
    }

    @Test
    void aMonthThatAnotherSourceHasTakesTheRows() throws Exception {
        String[] other = {"entry,line,date,account,debit,credit", "1,1,2024-03-05,1000,5.00,5.00"};
        first.load(first.file("other.csv", other));
        merged.load(merged.file("other.csv", other));
        loadBoth(Files.write(folder.resolve("journal-1.csv"), rows(300)));
    }

    @Test
    void whatAFirstLoadBroughtChangesLikeAnyOther() throws Exception {
        List<String> rows = rows(30);
        loadBoth(Files.write(folder.resolve("journal-1.csv"), rows));
        rows.set(3, rows.get(3).replace("Déjà", "Changed"));
        LoadRequest again = new LoadRequest(List.of(Files.write(folder.resolve("journal-2.csv"), rows)), mapping);
        assertThat(first.load(again).files().getFirst().rowsLoaded()).isEqualTo(1);
        merged.load(again);
        assertThat(first.query(FACTS)).isEqualTo(merged.query(FACTS));
        assertThat(first.query(ROLLUP)).isEqualTo(merged.query(ROLLUP));
    }

    @Test
    void theAgentComputesTheKeyHashThatTheWarehouseDoes() throws Exception {
        loadBoth(Files.write(folder.resolve("journal-1.csv"), rows(10)));
        assertThat(first.number(
                "select count(*) from warehouse.fact_transaction f join ops.fact_key k on k.source_key = f.source_key and k.key_hash = ops.key_hash(f.source_id)"))
                .isEqualTo(22);
    }

    @Test
    void anUndoneFirstLoadLeavesNothingAndCanBeginAgain() throws Exception {
        Path file = Files.write(folder.resolve("journal-1.csv"), rows(100));
        first.load(new LoadRequest(List.of(file), mapping));
        try (Connection owner = first.warehouse.logins().owner().dataSource().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("update ops.publication set published_batch = 0");
            statement.execute("update ops.batch set state = 'failed'");
            statement.execute("select ops.undo(1)");
        }
        assertThat(first.number("select count(*) from warehouse.fact_transaction")).isZero();
        assertThat(first.number("select count(*) from ops.fact_key")).isZero();
        assertThat(first
                .number("select count(*) from pg_inherits where inhparent = 'warehouse.fact_transaction'::regclass"))
                .isZero();
        loadBoth(file);
    }
}
