package com.superscapes.proxy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.report.DrillTo;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.report.ReportResult;
import com.superscapes.api.report.ResultRow;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.ReportCells;
import com.superscapes.proxy.testing.TestServer;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Overhead recovery on figures worked out by hand: fiscal year 2025, a plan of 250,000 overhead on 1,000,000 revenue. */
class OverheadRecoveryTest {

    private static final LocalDate JANUARY = LocalDate.of(2025, 1, 15);
    private static final LocalDate FEBRUARY = LocalDate.of(2025, 2, 15);
    private static RandomLedger ledger;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(5, 0);
        ledger.further(OverheadRecoveryTest::plan);
        ledger.entry("R1", JANUARY, 'N', 1, Map.of(12, "-80000.10", 1, "80000.10"));
        ledger.entry("R2", JANUARY, 'N', 4, Map.of(12, "-20000.00", 1, "20000.00"));
        ledger.entry("R3", FEBRUARY, 'N', 1, Map.of(12, "-10000.00", 1, "10000.00"));
        ledger.entry("O1", JANUARY, 'N', 1, Map.of(18, "15000.00", 1, "-15000.00"));
        ledger.entry("O2", JANUARY, 'N', 4, Map.of(19, "2500.00", 5, "-2500.00"));
        ledger.entry("O3", JANUARY, 'N', 2, Map.of(18, "500.00", 1, "-500.00"));
        ledger.entry("O4", JANUARY, 'N', 0, Map.of(18, "12000.00", 1, "-12000.00"));
        ledger.entry("O5", FEBRUARY, 'N', 1, Map.of(18, "4000.00", 1, "-4000.00"));
        ledger.entry("L1", JANUARY, 'N', 1, Map.of(15, "30000.00", 1, "-30000.00"));
        ledger.entry("M1", JANUARY, 'N', 1, Map.of(16, "10000.00", 1, "-10000.00"));
        server = new TestServer(ledger.warehouse()).addUsers();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        ledger.close();
    }

    private static void plan(long batch) throws SQLException {
        ledger.run(
                "insert into warehouse.dim_scenario (scenario_key, code, name, kind) values (7, 'plan', 'Plan', 'budget'),"
                        + " (8, 'nothing', 'Nothing planned', 'budget')");
        planned(batch, 12, 1, "2024-11-01", 202501, "-600000");
        planned(batch, 12, 1, "2025-10-01", 202512, "-200000");
        planned(batch, 12, 4, "2025-03-01", 202505, "-200000");
        planned(batch, 18, 1, "2024-11-01", 202501, "120000");
        planned(batch, 18, 0, "2025-10-01", 202512, "90000");
        planned(batch, 19, 4, "2025-10-31", 202513, "40000");
        planned(batch, 15, 1, "2025-03-01", 202505, "200000");
        planned(batch, 18, 1, "2025-11-01", 202601, "777777"); // of the next year
    }

    private static void planned(long batch, int account, int branch, String day, int period, String amount)
            throws SQLException {
        ledger.run("insert into warehouse.fact_period_amount (company_key, period_key, posting_date, branch_key,"
                + " account_key, scenario_key, currency, measure, amount, stated_amount, source_key, source_id, file_id,"
                + " file_line, batch_from) values (1, ?, cast(? as date), ?, ?, 7, 'USD', 'movement', ?, 0, ?, ?, 1, 1, ?)",
                period, day, branch, account, new BigDecimal(amount), ledger.source(),
                "plan" + account + branch + period, batch);
    }

    @Test
    void overheadIsAbsorbedByTheRateOfTheYearsBudget() throws Exception {
        ReportResult report = run("controller", Map.of("span", "month"));
        row(report, "N01", "80000.10", "0.25", "20000.02", "15000", "5000.02", "1.333335");
        row(report, "S02", "20000", "0.25", "5000", "2500", "2500", "2");
        row(report, "N02", "0", "0.25", "0", "500", "-500", "0");
        row(report, "", "0", "0.25", "0", "12000", "-12000", "0");
        row(report, "total", "100000.10", "0.25", "25000.02", "30000", "-4999.98", "0.833334");
        assertThat(text(report, find(report, ""), "member")).isEqualTo("Unassigned");
        row(report, "difference", "0", null, null, "0", null, null);
        row(report, "ledger", "100000.10", null, null, "30000", null, null);
    }

    @Test
    void theYearToDateAddsTheMonths() throws Exception {
        ReportResult report = run("executive", Map.of("period", "202504"));
        row(report, "N01", "90000.10", "0.25", "22500.02", "19000", "3500.02", "1.184212");
        row(report, "total", "110000.10", "0.25", "27500.02", "34000", "-6499.98", "0.808824");
        assertThat(report.period()).startsWith("Year to date through");
    }

    @Test
    void whereNothingWasIncurredOrPlannedNoRatioIsMade() throws Exception {
        ReportResult february = run("controller", Map.of("period", "202504", "span", "month"));
        row(february, "S02", "0", "0.25", "0", "0", "0", null);
        assertThat(notMeaningful(february, "S02", "part")).isTrue();
        ReportResult unplanned = run("controller", Map.of("version", "nothing", "span", "month"));
        for (String id : List.of("N01", "S02", "total")) {
            assertThat(text(unplanned, find(unplanned, id), "absorbed")).as(id).isEmpty();
            assertThat(notMeaningful(unplanned, id, "rate")).as(id).isTrue();
            assertThat(notMeaningful(unplanned, id, "recovered")).as(id).isTrue();
            assertThat(notMeaningful(unplanned, id, "part")).as(id).isTrue();
        }
        assertThat(unplanned.notes()).anyMatch(note -> note.contains("Nothing planned has no revenue"));
        assertThat(run("controller", Map.of()).notes()).noneMatch(note -> note.contains("no rate"));
    }

    @Test
    void eachMemberMayHaveItsOwnRate() throws Exception {
        ReportResult report = run("auditor", Map.of("rate", "own", "span", "month"));
        row(report, "N01", "80000.10", "0.15", "12000.02", "15000", "-2999.98", "0.800001");
        row(report, "S02", "20000", "0.2", "4000", "2500", "1500", "1.6");
        row(report, "N02", "0", null, null, "500", null, null);
        row(report, "", "0", null, null, "12000", null, null);
        row(report, "total", "100000.10", "0.25", "16000.02", "30000", "-13999.98", "0.533334");
    }

    @Test
    void theBaseMayBeLaborOrDirectCost() throws Exception {
        ReportResult labor = run("controller", Map.of("base", "labor", "span", "month"));
        row(labor, "N01", "30000", "1.25", "37500", "15000", "22500", "2.5");
        row(labor, "S02", "0", "1.25", "0", "2500", "-2500", "0");
        ReportResult direct = run("controller", Map.of("base", "direct", "span", "month"));
        row(direct, "N01", "40000", "1.25", "50000", "15000", "35000", "3.333333");
    }

    @Test
    void aBranchManagersRateIsOfHisBranches() throws Exception {
        ReportResult report = run("branch-manager-scoped", Map.of("span", "month"));
        assertThat(report.rows()).extracting(ResultRow::id).containsExactly("N01", "S02");
        row(report, "N01", "80000.10", "0.16", "12800.02", "15000", "-2199.98", "0.853335");
        row(report, "total", "100000.10", "0.16", "16000.02", "17500", "-1499.98", "0.914287");
        assertThat(report.totals()).extracting(ResultRow::id).containsExactly("total");
    }

    @Test
    void membersOfAnyDimensionAddUpAndOpen() throws Exception {
        for (String by : List.of("division", "region", "company", "job", "customer", "service-line")) {
            ReportResult report = run("controller", Map.of("by", by, "span", "month"));
            assertThat(text(report, find(report, "total"), "incurred")).as(by).isEqualTo("30000.00");
            assertThat(text(report, find(report, "difference"), "incurred")).as(by).isEqualTo("0.00");
        }
        ReportResult report = run("controller", Map.of("span", "month"));
        DrillTo lines = find(report, "N01").cellDrills().get("incurred");
        assertThat(lines.parameters()).containsEntry("account", "6000,6900").containsEntry("branch", "N01")
                .containsEntry("from", "202503").containsEntry("to", "202503");
        assertThat(find(report, "").cellDrills()).doesNotContainKey("incurred");
        assertThat(server.postAs("controller", "/v1/reports/overhead-recovery",
                new ReportRequest(Map.of("span", "twelve"), null, null)).status()).isEqualTo(400);
    }

    private static ReportResult run(String user, Map<String, String> given) throws Exception {
        Map<String, String> parameters = new HashMap<>(Map.of("period", "202503", "version", "plan"));
        parameters.putAll(given);
        return server.report(user, "overhead-recovery", parameters);
    }

    private static ResultRow find(ReportResult report, String id) {
        return Stream.concat(report.rows().stream(), report.totals().stream()).filter(row -> row.id().equals(id))
                .findFirst().orElseThrow();
    }

    private static String text(ReportResult report, ResultRow row, String column) {
        Object cell = ReportCells.cell(report, row, column);
        return cell == null ? "" : cell.toString();
    }

    private static boolean notMeaningful(ReportResult report, String id, String column) {
        int at = report.columns().stream().map(each -> each.code()).toList().indexOf(column);
        return find(report, id).notMeaningful().contains(at);
    }

    private static void row(ReportResult report, String id, String... expected) {
        List<String> columns = List.of("base", "rate", "absorbed", "incurred", "recovered", "part");
        for (int i = 0; i < expected.length; i++) {
            String cell = text(report, find(report, id), columns.get(i));
            if (expected[i] == null) {
                assertThat(cell).as(id + " " + columns.get(i)).isEmpty();
            } else {
                assertThat(new BigDecimal(cell)).as(id + " " + columns.get(i)).isEqualByComparingTo(expected[i]);
            }
        }
    }
}
