package com.superscapes.ddl;

import static com.superscapes.ddl.TestLedger.CAPITAL;
import static com.superscapes.ddl.TestLedger.CASH;
import static com.superscapes.ddl.TestLedger.EXPENSE;
import static com.superscapes.ddl.TestLedger.RETAINED;
import static com.superscapes.ddl.TestLedger.REVENUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollupTest {

    private static final String LIVE_COMPANY = """
            select concat_ws(' ', period_key, account_key, scenario_key, trim_scale(opening), trim_scale(debit), trim_scale(credit), trim_scale(amount),
                trim_scale(closing_entries), trim_scale(stated_balance), line_count)
            from warehouse.rollup_company_period where batch_to is null order by period_key, account_key, scenario_key
            """;

    @Test
    void rollupsSumTheThreeFactsAndLeaveAnchorsOut() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.entry("E1", "2025-11-03", CASH, REVENUE, "100.25");
            ledger.entry("E2", "2025-11-04", CASH, REVENUE, "10");
            ledger.closing("C1", "2026-10-31", REVENUE, RETAINED, "110.25");
            ledger.periodAmount(202601, EXPENSE, "actual", "movement", "7");
            ledger.periodAmount(202601, EXPENSE, "actual", "balance", "9");
            ledger.periodAmount(202601, EXPENSE, "budget", "movement", "5");
            ledger.balance(202601, CAPITAL, "opening", "-40");
            ledger.balance(202601, CAPITAL, "anchor", "-999");
            ledger.recompute();
            assertThat(ledger.query(LIVE_COMPANY)).containsExactly("202601 1 1 0 110.25 0 110.25 0 0 2",
                    "202601 3 1 -40 0 0 0 0 0 0", "202601 5 1 0 0 110.25 -110.25 0 0 2", "202601 6 1 0 0 0 7 0 9 2",
                    "202601 6 2 0 0 0 5 0 0 1", "202613 4 1 0 0 110.25 -110.25 -110.25 0 1",
                    "202613 5 1 0 110.25 0 110.25 110.25 0 1");
        }
    }

    @Test
    void branchesAddUpToTheCompany() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.line("E1", "2025-11-03", CASH, 1, "60", "0", "N");
            ledger.line("E1", "2025-11-03", CASH, 2, "40", "0", "N");
            ledger.line("E1", "2025-11-03", REVENUE, 0, "0", "100", "N");
            ledger.recompute();
            assertThat(ledger.query(
                    "select concat_ws(' ', account_key, branch_key, trim_scale(amount)) from warehouse.rollup_branch_period order by 1"))
                    .containsExactly("1 1 60", "1 2 40", "5 0 -100");
            assertThat(ledger.query("select trim_scale(amount) from warehouse.rollup_company_period order by 1"))
                    .containsExactly("-100", "100");
        }
    }

    @Test
    void aSecondRecomputeWithoutAChangeWritesNothing() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.entry("E1", "2025-11-03", CASH, REVENUE, "100");
            ledger.publish();
            ledger.startBatch();
            ledger.publish();
            assertThat(rowsOf(ledger, "batch_from = 2 or batch_to = 2")).containsExactly("0");
        }
    }

    @Test
    void onlyTheRowThatChangedIsClosedAndAddedAnew() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.entry("E1", "2025-11-03", CASH, REVENUE, "100");
            ledger.entry("E2", "2025-12-03", CASH, REVENUE, "50");
            ledger.publish();
            ledger.startBatch();
            ledger.line("E3", "2025-12-09", CASH, 1, "1", "0", "N");
            ledger.publish();
            assertThat(ledger.query(
                    "select concat_ws(' ', account_key, trim_scale(amount), batch_from, batch_to) from warehouse.rollup_company_period where period_key = 202602 order by 1"))
                    .containsExactly("1 50 1 2", "1 51 2", "5 -50 1");
            assertThat(rowsOf(ledger, "period_key = 202601 and batch_from = 1 and batch_to is null"))
                    .containsExactly("2");
        }
    }

    @Test
    void aRollupRowWhoseLinesAreGoneIsClosed() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.entry("E1", "2025-11-03", CASH, REVENUE, "100");
            ledger.publish();
            ledger.startBatch();
            ledger.run("update warehouse.fact_transaction set batch_to = ? where account_key = ?", ledger.batch(),
                    CASH);
            ledger.publish();
            assertThat(rowsOf(ledger, "batch_to is null")).containsExactly("1");
        }
    }

    @Test
    void recomputingTwiceInOneBatchLeavesNoRowThatNobodyCouldSee() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.entry("E1", "2025-11-03", CASH, REVENUE, "100");
            ledger.recompute();
            ledger.entry("E2", "2025-11-03", CASH, REVENUE, "20");
            ledger.recompute();
            assertThat(ledger.query("select trim_scale(amount) from warehouse.rollup_company_period order by 1"))
                    .containsExactly("-120", "120");
        }
    }

    private static List<String> rowsOf(TestLedger ledger, String condition) throws SQLException {
        return ledger.query("select count(*) from warehouse.rollup_company_period where " + condition);
    }
}
