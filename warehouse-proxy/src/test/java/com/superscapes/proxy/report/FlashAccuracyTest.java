package com.superscapes.proxy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.report.ReportResult;
import com.superscapes.api.report.ResultRow;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.ReportCells;
import com.superscapes.proxy.testing.TestServer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** January 2025 of a company in Chicago: a load in the last second of February 5 there, and one a second later. */
class FlashAccuracyTest {

    private static final LocalDate JANUARY = LocalDate.of(2025, 1, 20);
    private static RandomLedger ledger;
    private static TestServer server;
    private static long inTime;
    private static long late;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(5, 0);
        long first = ledger.batch();
        inTime = ledger.further(batch -> {
            ledger.entry("R1", JANUARY, 1, 12, 1, new BigDecimal("1000.00"));
            ledger.run(
                    "insert into warehouse.dim_job (job_key, code, name, branch_key, billing_method, contract_amount, status,"
                            + " source_system, source_id, batch_from) values (1, 'J1', 'Job', 1, 'fixed-price', 5000, 'active',"
                            + " 'test', 'J1', ?)",
                    batch);
            record(batch, "fact_ar_line", "item, amount", "'i', -100");
        });
        late = ledger.further(batch -> {
            ledger.entry("R2", JANUARY, 1, 12, 2, new BigDecimal("250.00"));
            ledger.entry("L2", JANUARY, 15, 1, 2, new BigDecimal("100.00"));
            record(batch, "fact_change_order", "status, contract_amount", "'approved', 700");
        });
        try (Connection owner = ledger.warehouse().logins().owner().dataSource().getConnection()) {
            owner.createStatement().execute("update warehouse.dim_company set time_zone = 'America/Chicago'");
            published(owner, first, "2025-01-10T12:00:00Z");
            published(owner, inTime, "2025-02-06T05:59:59Z");
            published(owner, late, "2025-02-06T06:00:00Z");
        }
        server = new TestServer(ledger.warehouse()).addUsers();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        ledger.close();
    }

    private static void record(long batch, String table, String columns, String values) throws SQLException {
        ledger.run("insert into warehouse." + table + " (posting_date, period_key, company_key, branch_key, currency,"
                + " job_key, source_key, source_id, file_id, file_line, batch_from, " + columns
                + ") values (?, 202503, 1, 1, 'USD', 1, ?, ?, 1, 1, ?, " + values + ")", JANUARY, ledger.source(),
                table,
                batch);
    }

    private static void published(Connection owner, long batch, String at) throws SQLException {
        try (PreparedStatement update = owner
                .prepareStatement("update ops.batch set published_at = ? where batch_id = ?")) {
            update.setObject(1, OffsetDateTime.parse(at));
            update.setLong(2, batch);
            update.execute();
        }
    }

    @Test
    void theFlashIsWhatTheLastLoadInTimeSaid() throws Exception {
        ReportResult report = run("controller", Map.of());
        row(report, "revenue", "1000", "1250", "250", "0.2");
        row(report, "gross-profit", "1000", "1150", "150", "0.130435");
        row(report, "net-income", "1000", "1150", "150", "0.130435");
        row(report, "backlog", "5000", "5700", "700", "0.122807");
        row(report, "overhead", "0", "0", "0", null);
        assertThat(report.notes()).contains("The flash is of batch " + inTime
                + ", published Feb 5, 2025 23:59 (America/Chicago).");
        assertThat(report.columns().get(2).under()).isEqualTo("batch " + inTime);
        assertThat(report.columns().get(3).under()).isEqualTo("batch " + late);
        ReportResult flash = server.report("controller", "flash", Map.of("period", "202503"));
        for (ResultRow row : flash.rows()) {
            assertThat(text(report, find(report, row.id()), "final")).as(row.id())
                    .isEqualTo(text(flash, row, "month"));
        }
    }

    @Test
    void theDaysDecideWhichLoadItWas() throws Exception {
        row(run("controller", Map.of("days", "6")), "revenue", "1250", "1250", "0", "0");
        row(run("controller", Map.of("days", "4")), "revenue", "0", "1250", "1250", "1");
        ReportResult earlier = server.postAs("controller", "/v1/reports/flash-accuracy",
                new ReportRequest(Map.of("period", "202503", "days", "6"), null, inTime)).as(ReportResult.class);
        row(earlier, "revenue", "1000", "1000", "0", "0");
        assertThat(server.postAs("controller", "/v1/reports/flash-accuracy",
                new ReportRequest(Map.of("days", "91"), null, null)).status()).isEqualTo(400);
    }

    @Test
    void withoutALoadInTimeThereWasNoFlash() throws Exception {
        ReportResult report = run("executive", Map.of("period", "202412"));
        row(report, "net-income", null, "0", null, null);
        assertThat(find(report, "net-income").notMeaningful()).isEmpty();
        assertThat(report.notes())
                .contains("No load was published up to Nov 5, 2024 (America/Chicago): there was no flash.");
    }

    @Test
    void aBranchManagerSeesTheBranchesOfTheScopeThenAndNow() throws Exception {
        ReportResult report = run("branch-manager-scoped", Map.of());
        row(report, "revenue", "1000", "1000", "0", "0");
        row(report, "backlog", "5000", "5700", "700", "0.122807");
        assertThat(report.rows()).extracting(ResultRow::id).doesNotContain("cash");
        assertThat(run("auditor", Map.of("branch", "N02")).rows()).extracting(ResultRow::id).doesNotContain("cash");
        row(run("auditor", Map.of("branch", "N02")), "revenue", "0", "250", "250", "1");
    }

    private static ReportResult run(String user, Map<String, String> given) throws Exception {
        Map<String, String> parameters = new HashMap<>(Map.of("period", "202503"));
        parameters.putAll(given);
        return server.report(user, "flash-accuracy", parameters);
    }

    private static ResultRow find(ReportResult report, String id) {
        return report.rows().stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }

    private static String text(ReportResult report, ResultRow row, String column) {
        Object cell = ReportCells.cell(report, row, column);
        return cell == null ? "" : cell.toString();
    }

    private static void row(ReportResult report, String id, String... expected) {
        String[] columns = {"flash", "final", "difference", "part"};
        for (int i = 0; i < columns.length; i++) {
            String cell = text(report, find(report, id), columns[i]);
            if (expected[i] == null) {
                assertThat(cell).as(id + " " + columns[i]).isEmpty();
            } else {
                assertThat(new BigDecimal(cell)).as(id + " " + columns[i]).isEqualByComparingTo(expected[i]);
            }
        }
    }
}
