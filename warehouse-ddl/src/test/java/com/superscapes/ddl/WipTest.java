package com.superscapes.ddl;

import static com.superscapes.ddl.TestLedger.CASH;
import static com.superscapes.ddl.TestLedger.REVENUE;
import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.ddl.quality.QualityCheck;
import com.superscapes.ddl.quality.QualityResult;
import com.superscapes.ddl.testing.TestReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The WIP schedule: each rule of its figures on a small job, who sees it, and T9 beside it. */
class WipTest {

    private static final int LABOR = 24;
    private static final int ASSET = 31;
    private static final int LIABILITY = 32;

    private TestLedger ledger;
    private int records;
    private boolean published;

    @BeforeEach
    void open() throws SQLException {
        ledger = new TestLedger();
        ledger.account(LABOR, "expense", "direct-labor");
        ledger.account(ASSET, "asset", "contract-asset");
        ledger.account(LIABILITY, "liability", "contract-liability");
        try (Connection owner = ledger.warehouse().logins().owner().dataSource().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("update warehouse.dim_account set normal_balance = 'C' where account_key = " + REVENUE);
        }
    }

    @AfterEach
    void close() throws SQLException {
        ledger.close();
    }

    private void job(int key, int branch, String method, String contract, String status, String end)
            throws SQLException {
        ledger.run("""
                insert into warehouse.dim_job (job_key, code, name, branch_key, job_type, billing_method, contract_amount, status, end_date, source_system, source_id, batch_from)
                values (?, ?, 'Job', ?, 'construction', ?, ?::numeric, ?, ?::date, 'test', ?, ?)
                """, key, "J" + key, branch, method, contract, status, end, "" + key, ledger.batch());
    }

    private void record(String table, String date, int job, String columns, String values) throws SQLException {
        ledger.run("insert into warehouse." + table
                + " (posting_date, period_key, company_key, branch_key, currency, job_key, source_key, source_id, file_id, file_line, batch_from, "
                + columns
                + ") select ?::date, f.period_key, 1, coalesce((select j.branch_key from warehouse.dim_job j where j.job_key = ?), 1), 'USD', ?, 1, ?, 1, 1, ?, "
                + values
                + " from warehouse.fiscal_period f where f.company_key = 1 and f.period < 13 and ?::date between f.start_date and f.end_date",
                date, job, job, "w" + ++records, ledger.batch(), date);
    }

    private void cost(String date, int job, String amount) throws SQLException {
        record("fact_job_cost", date, job, "cost_type, account_key, amount", "'labor', " + LABOR + ", " + amount);
        ledger.entry("C" + records, date, LABOR, CASH, amount);
    }

    private void bill(String date, int job, String amount) throws SQLException {
        record("fact_ar_line", date, job, "item, amount", "'i', -" + amount);
        ledger.entry("B" + records, date, CASH, REVENUE, amount);
    }

    private void estimate(String date, int job, String version, String amount) throws SQLException {
        record("fact_job_estimate", date, job, "cost_type, version, amount", "'labor', '" + version + "', " + amount);
    }

    private String schedule(int period, String columns) throws SQLException {
        if (!published) {
            published = true;
            ledger.publish();
        }
        try (TestReader reader = TestReader.as(ledger.warehouse(), "controller", null)) {
            return String.join("; ", reader.texts("select concat_ws(' ', w.code, " + columns
                    + ") from semantic.wip_schedule(" + period + ") w order by w.code"));
        }
    }

    @Test
    void aContractEarnsInTheProportionOfCostToEstimate() throws SQLException {
        job(1, 1, "fixed-price", "1000", "active", null);
        estimate("2025-11-01", 1, "original", "600");
        record("fact_change_order", "2025-12-02", 1, "status, contract_amount, cost_amount", "'approved', 200, 100");
        record("fact_change_order", "2025-12-03", 1, "status, contract_amount, cost_amount", "'pending', 50, 40");
        cost("2025-11-10", 1, "200");
        cost("2025-12-10", 1, "150");
        bill("2025-12-11", 1, "700");
        String columns = "w.method, trim_scale(w.contract), trim_scale(w.estimate_at_completion), trim_scale(w.percent_complete), trim_scale(w.earned),"
                + " trim_scale(w.over_under), trim_scale(w.earned - w.prior_period_earned), trim_scale(w.pending_revenue), trim_scale(w.estimate_to_complete)";
        assertThat(schedule(202601, columns))
                .isEqualTo("J1 cost to cost 1000 600 0.333333 333.33 -333.33 333.33 0 400");
        assertThat(schedule(202602, columns)).isEqualTo("J1 cost to cost 1200 700 0.5 600 100 266.67 50 350");
    }

    @Test
    void materialsNotInstalledYetEarnNoMargin() throws SQLException {
        job(1, 1, "fixed-price", "1000", "active", null);
        estimate("2025-11-01", 1, "original", "600");
        estimate("2025-11-20", 1, "uninstalled", "100");
        cost("2025-11-10", 1, "300");
        // (300 - 100) / (600 - 100) of (1000 - 100), and 100 at cost
        assertThat(schedule(202601, "trim_scale(w.percent_complete), trim_scale(w.earned)")).isEqualTo("J1 0.4 460");
    }

    @Test
    void aLossIsProvidedForInFullAndNothingIsCapped() throws SQLException {
        job(1, 1, "fixed-price", "1000", "active", null);
        estimate("2025-11-01", 1, "original", "1250");
        cost("2025-11-10", 1, "500");
        job(2, 1, "fixed-price", "1000", "active", null);
        estimate("2025-11-01", 2, "original", "400");
        cost("2025-11-10", 2, "500");
        assertThat(schedule(202601, "trim_scale(w.earned), trim_scale(w.loss_provision), w.flags"))
                .isEqualTo("J1 400 150 {loss}; J2 1250 0 {over-100-percent,cost-over-estimate}");
    }

    @Test
    void theLatestSnapshotCountsAndTheManagersStandsBesideIt() throws SQLException {
        job(1, 1, "fixed-price", "1000", "active", null);
        estimate("2025-11-01", 1, "original", "600");
        estimate("2025-11-25", 1, "controller", "800");
        estimate("2025-12-20", 1, "controller", "500");
        estimate("2025-11-26", 1, "manager", "850");
        cost("2025-11-10", 1, "200");
        String columns = "trim_scale(w.original_estimate), trim_scale(w.estimate_at_completion), trim_scale(w.manager_estimate), trim_scale(w.earned), w.flags";
        assertThat(schedule(202601, columns)).isEqualTo("J1 600 800 850 250 {manager-expects-more}");
        assertThat(schedule(202602, columns)).isEqualTo("J1 600 500 850 400 {manager-expects-more}");
    }

    @Test
    void withoutAnEstimateThereIsNoMarginAndTimeAndMaterialsEarnWhatTheyBill() throws SQLException {
        job(1, 1, "fixed-price", "1000", "active", null);
        cost("2025-11-10", 1, "200");
        job(2, 1, "time-and-materials", "0", "active", null);
        cost("2025-11-10", 2, "90");
        bill("2025-11-12", 2, "130");
        assertThat(schedule(202601, "w.method, trim_scale(w.earned), w.flags"))
                .isEqualTo("J1 zero margin 200 {no-estimate}; J2 as billed 130 {}");
    }

    @Test
    void aFinishedContractHasEarnedItAllFromItsLastDayOnAndLateCostIsSeen() throws SQLException {
        job(1, 1, "fixed-price", "1000", "complete", "2025-12-31");
        estimate("2025-11-01", 1, "original", "600");
        cost("2025-11-10", 1, "300");
        cost("2025-12-10", 1, "320");
        bill("2025-12-12", 1, "1000");
        cost("2026-01-15", 1, "15");
        String columns = "w.method, trim_scale(w.earned), trim_scale(w.over_under), w.flags";
        assertThat(schedule(202601, columns)).isEqualTo("J1 cost to cost 500 -500 {}");
        assertThat(schedule(202602, columns)).isEqualTo("J1 completed 1000 0 {cost-over-estimate}");
        assertThat(schedule(202603, columns)).isEqualTo("J1 completed 1000 0 {cost-over-estimate,late-cost}");
    }

    @Test
    void aBranchManagerSeesTheJobsOfTheBranchOnly() throws SQLException {
        job(1, 1, "fixed-price", "1000", "active", null);
        job(2, 2, "fixed-price", "1000", "active", null);
        for (int job = 1; job <= 2; job++) {
            estimate("2025-11-01", job, "original", "600");
            cost("2025-11-10", job, "60");
        }
        ledger.publish();
        for (String role : List.of("executive", "controller", "accountant", "auditor")) {
            try (TestReader reader = TestReader.as(ledger.warehouse(), role, null)) {
                assertThat(reader.texts("select w.code from semantic.wip_schedule(202601) w")).hasSize(2);
            }
        }
        try (TestReader reader = TestReader.as(ledger.warehouse(), "branch_manager", List.of(2))) {
            assertThat(reader.texts("select w.code from semantic.wip_schedule(202601) w")).containsExactly("J2");
        }
    }

    private QualityResult t9() throws SQLException {
        ledger.recompute();
        return QualityCheck.T9.run(ledger.sync(), ledger.batch()).getFirst();
    }

    @Test
    void theScheduleIsComparedWithRevenueCostAndTheContractAccounts() throws SQLException {
        job(1, 1, "fixed-price", "1000", "active", null);
        estimate("2025-11-01", 1, "original", "600");
        cost("2025-11-10", 1, "300");
        bill("2025-11-12", 1, "420");
        ledger.entry("WIP", "2025-11-30", ASSET, REVENUE, "80");
        assertThat(t9().state()).isEqualTo("tied");
        ledger.entry("WRONG", "2025-11-30", REVENUE, LIABILITY, "9");
        QualityResult result = t9();
        assertThat(result.state()).isEqualTo("broken");
        assertThat(result.reason())
                .isEqualTo(
                        "The WIP schedule and the ledger differ in over-billings, revenue; the difference arises in 1 period.");
        assertThat(result.items()).contains("\"measure\": \"over-billings\"", "\"ledger\": \"9.00\"",
                "\"period\": 202601");
    }

    @Test
    void aProvisionForALossIsComparedWhereTheChartHasAnAccountOfIt() throws SQLException {
        job(1, 1, "fixed-price", "1000", "active", null);
        estimate("2025-11-01", 1, "original", "1250");
        cost("2025-11-10", 1, "500");
        bill("2025-11-30", 1, "400");
        assertThat(t9().state()).as("no account of provisions").isEqualTo("tied");
        ledger.account(33, "liability", "loss-provision");
        ledger.account(34, "expense", "contract-loss");
        assertThat(t9().reason()).isEqualTo(
                "The WIP schedule and the ledger differ in loss provisions; the difference arises in 1 period.");
        ledger.entry("PCL", "2025-11-30", 34, 33, "150");
        assertThat(t9().state()).isEqualTo("tied");
        ledger.entry("MORE", "2025-11-30", 34, 33, "7");
        assertThat(t9().items()).contains("\"measure\": \"loss provisions\"", "\"ledger\": \"157.00\"");
    }

    @Test
    void aPeriodThatIsNotOverIsNotComparedYet() throws SQLException {
        job(1, 1, "fixed-price", "1000", "active", null);
        estimate("2025-11-01", 1, "original", "600");
        cost("2025-11-10", 1, "300");
        bill("2025-11-12", 1, "420");
        assertThat(t9().state()).isEqualTo("tied");
        ledger.entry("LATER", "2025-12-01", CASH, TestLedger.CAPITAL, "1");
        assertThat(t9().state()).isEqualTo("broken");
    }

    @Test
    void booksWithoutContractsOrEstimatesAreNotApplicable() throws SQLException {
        cost("2025-11-10", 0, "300");
        assertThat(t9().reason()).isEqualTo("No jobs with a contract and costs were loaded.");
        job(1, 1, "fixed-price", "1000", "active", null);
        cost("2025-11-11", 1, "5");
        assertThat(t9().reason()).isEqualTo("No estimates of jobs were loaded.");
        assertThat(t9().state()).isEqualTo("not applicable");
    }

    @Test
    void aPartIsRoundedOnceAndExactly() throws SQLException {
        assertThat(ledger.query("select ops.share_of(?, ?, ?)", new BigDecimal("1"), new BigDecimal("1"),
                new BigDecimal("8"))).containsExactly("0.13");
        assertThat(ledger.query("select ops.share_of(?, ?, ?)", new BigDecimal("-100"), new BigDecimal("1"),
                new BigDecimal("3"))).containsExactly("-33.33");
        assertThat(ledger.query("select ops.share_of(?, ?, ?)", new BigDecimal("123456789.01"),
                new BigDecimal("66666666.67"), new BigDecimal("200000000.01"))).containsExactly("41152263.00");
    }
}
