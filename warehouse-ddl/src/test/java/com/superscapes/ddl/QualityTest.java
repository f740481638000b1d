package com.superscapes.ddl;

import static com.superscapes.ddl.TestLedger.CAPITAL;
import static com.superscapes.ddl.TestLedger.CASH;
import static com.superscapes.ddl.TestLedger.DISTRIBUTIONS;
import static com.superscapes.ddl.TestLedger.EXPENSE;
import static com.superscapes.ddl.TestLedger.HEADCOUNT;
import static com.superscapes.ddl.TestLedger.PAYABLE;
import static com.superscapes.ddl.TestLedger.RETAINED;
import static com.superscapes.ddl.TestLedger.REVENUE;
import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.ddl.quality.QualityCheck;
import com.superscapes.ddl.quality.QualityChecks;
import com.superscapes.ddl.quality.QualityResult;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityTest {

    /** Checks of operations and budgets, which these ledgers lack. */
    private static final List<String> WITHOUT_DATA = List.of("T6", "T7", "T8", "T9", "T10", "T11", "T14");

    @Test
    void aBalancedLedgerThroughTwoYearsTies() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            twoYears(ledger);
            ledger.balance(202501, CASH, "anchor", "1300");
            ledger.balance(202502, CASH, "anchor", "1250");
            ledger.recompute();
            List<QualityResult> results = QualityChecks.runAndKeep(ledger.sync(), ledger.batch(), Clock.systemUTC());
            assertThat(results).extracting(QualityResult::check).containsExactly("T1", "T2", "T3", "T4", "T5", "T6",
                    "T7",
                    "T8", "T9", "T10", "T11", "T13", "T14", "A1", "R1");
            assertThat(results).filteredOn(result -> !WITHOUT_DATA.contains(result.check())).allSatisfy(result -> {
                assertThat(result.state()).as(result.toString()).isEqualTo("tied");
                assertThat(result.reason()).isNull();
                assertThat(result.difference()).isNull();
            });
            assertThat(results).filteredOn(result -> WITHOUT_DATA.contains(result.check())).allSatisfy(result -> {
                assertThat(result.state()).as(result.toString()).isEqualTo("not applicable");
                assertThat(result.reason()).isNotBlank();
                assertThat(result.items()).isEqualTo("[]");
            });
            assertThat(ledger.query("select count(*) from ops.quality_result where state = 'tied'"))
                    .containsExactly("8");
        }
    }

    @Test
    void t13NamesTheSumThatBranchesDoNotAddUpTo() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            twoYears(ledger);
            ledger.line("SPLIT", "2025-11-20", EXPENSE, 2, "10", "0", "N");
            ledger.line("SPLIT", "2025-11-20", CASH, 0, "0", "10", "N");
            assertThat(check(ledger, QualityCheck.T13).state()).isEqualTo("tied");
            ledger.tamper("update warehouse.rollup_branch_period set amount = amount + 7 where account_key = " + EXPENSE
                    + " and branch_key = 2");
            QualityResult result = QualityCheck.T13.run(ledger.sync(), ledger.batch()).getFirst();
            assertThat(result.state()).isEqualTo("broken");
            assertThat(result.difference()).isEqualByComparingTo("-7");
            assertThat(result.items()).contains("\"period\": 202601", "\"scenario\": \"actual\"",
                    "\"difference\": \"-7.00\"");
        }
    }

    @Test
    void t14ComparesEachVersionWithWhatItWasGiven() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            twoYears(ledger);
            ledger.periodAmount(202601, REVENUE, "budget", "movement", "-500");
            ledger.periodAmount(202602, REVENUE, "budget", "movement", "-600");
            assertThat(check(ledger, QualityCheck.T14).state()).isEqualTo("tied");
            ledger.tamper("update warehouse.fact_period_amount set amount = -650 where period_key = 202602");
            QualityResult result = QualityCheck.T14.run(ledger.sync(), ledger.batch()).getFirst();
            assertThat(result.state()).isEqualTo("broken");
            assertThat(result.difference()).isEqualByComparingTo("50");
            assertThat(result.items()).contains("\"version\": \"budget\"", "\"period\": 202602",
                    "\"shown\": \"-600.00\"", "\"given\": \"-650.00\"");
        }
    }

    @Test
    void t1NamesAnUnbalancedEntry() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            twoYears(ledger);
            ledger.line("BAD", "2025-11-20", CASH, 1, "12.50", "0", "N");
            ledger.line("BAD", "2025-11-20", REVENUE, 1, "0", "12.40", "N");
            QualityResult result = check(ledger, QualityCheck.T1);
            assertThat(result.state()).isEqualTo("broken");
            assertThat(result.difference()).isEqualByComparingTo("0.10");
            assertThat(result.items()).contains("\"entry\": \"BAD\"", "\"difference\": \"0.10\"",
                    "\"period\": 202601");
            assertThat(result.reason()).startsWith("Debits and credits differ in 1 of the entries");
        }
    }

    @Test
    void t1FindsEntriesThatCancelEachOther() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.line("LEFT", "2025-11-20", CASH, 1, "5", "0", "N");
            ledger.line("RIGHT", "2025-11-21", REVENUE, 1, "0", "5", "N");
            QualityResult result = check(ledger, QualityCheck.T1);
            assertThat(result.state()).isEqualTo("broken");
            assertThat(result.difference()).isEqualByComparingTo("10");
            assertThat(result.items()).contains("LEFT", "RIGHT").doesNotContain("period");
        }
    }

    @Test
    void t1LooksOnlyAtTheEntriesTheBatchTouchedButAtWholeEntries() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.entry("E1", "2025-11-03", CASH, REVENUE, "100");
            ledger.publish();
            ledger.startBatch();
            ledger.line("E1", "2025-11-03", CASH, 1, "1", "0", "N");
            ledger.line("E1", "2025-11-03", CASH, 1, "0", "1", "N");
            assertThat(check(ledger, QualityCheck.T1).state()).isEqualTo("tied");
            ledger.run("update warehouse.fact_transaction set batch_to = ? where account_key = ? and batch_from = 1",
                    ledger.batch(), CASH);
            QualityResult result = check(ledger, QualityCheck.T1);
            assertThat(result.difference()).isEqualByComparingTo("-100");
        }
    }

    @Test
    void statisticalLinesAreInNoCheck() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            twoYears(ledger);
            ledger.line("STAT", "2025-11-20", HEADCOUNT, 1, "42", "0", "N");
            for (QualityCheck check : List.of(QualityCheck.T1, QualityCheck.T2, QualityCheck.T3, QualityCheck.T4)) {
                assertThat(check(ledger, check).state()).as(check.name()).isEqualTo("tied");
            }
        }
    }

    @Test
    void t2SaysThatOpeningsDoNotSumToZero() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.balance(202601, CASH, "opening", "100");
            ledger.balance(202601, CAPITAL, "opening", "-70");
            ledger.entry("E1", "2025-11-03", CASH, REVENUE, "100");
            QualityResult result = check(ledger, QualityCheck.T2);
            assertThat(result.state()).isEqualTo("broken");
            assertThat(result.difference()).isEqualByComparingTo("30");
            assertThat(result.items()).contains("\"openings\": \"30.00\"");
            assertThat(check(ledger, QualityCheck.T3).difference()).isEqualByComparingTo("30");
            assertThat(check(ledger, QualityCheck.T1).state()).isEqualTo("tied");
        }
    }

    @Test
    void t3CountsOnlyTypedAccountsAndNamesWhatIsUnmapped() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.account(20, "unmapped", "unmapped");
            ledger.entry("E1", "2025-11-03", CASH, 20, "100");
            QualityResult result = check(ledger, QualityCheck.T3);
            assertThat(result.state()).isEqualTo("broken");
            assertThat(result.difference()).isEqualByComparingTo("100");
            assertThat(result.reason()).contains("some accounts have no type");
        }
    }

    @Test
    void t3TiesStatedBalancesWithoutTheMovementsOfTheProfitAndLoss() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            statedBalances(ledger);
            assertThat(check(ledger, QualityCheck.T3).state()).isEqualTo("tied");
            ledger.periodAmount(202602, PAYABLE, "actual", "balance", "-1");
            QualityResult result = check(ledger, QualityCheck.T3);
            assertThat(result.state()).isEqualTo("broken");
            assertThat(result.difference()).isEqualByComparingTo("-1");
            assertThat(result.items()).contains("202602").doesNotContain("202601");
        }
    }

    @Test
    void checksThatNeedEntriesDoNotApplyToMonthAmounts() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            statedBalances(ledger);
            for (QualityCheck check : List.of(QualityCheck.T1, QualityCheck.T2, QualityCheck.T4)) {
                QualityResult result = check(ledger, check);
                assertThat(result.state()).isEqualTo("not applicable");
                assertThat(result.reason()).isEqualTo("The company has no ledger entries, only period amounts.");
            }
            assertThat(check(ledger, QualityCheck.A1).reason()).isEqualTo("The source states no closing balances.");
        }
    }

    @Test
    void checksThatNeedTypesDoNotApplyToAChartWithoutThem() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.account(20, "unmapped", "unmapped");
            ledger.account(21, "unmapped", "unmapped");
            ledger.entry("E1", "2025-11-03", 20, 21, "100");
            assertThat(check(ledger, QualityCheck.T3).state()).isEqualTo("not applicable");
            assertThat(check(ledger, QualityCheck.T4).reason()).startsWith("The chart of accounts does not say");
            assertThat(check(ledger, QualityCheck.T2).state()).isEqualTo("tied");
        }
    }

    @Test
    void t4FindsAPostingToRetainedEarningsThatIsNoClosingEntry() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            twoYears(ledger);
            ledger.entry("PRIOR", "2026-01-15", RETAINED, CASH, "33");
            QualityResult result = check(ledger, QualityCheck.T4);
            assertThat(result.state()).isEqualTo("broken");
            assertThat(result.difference()).isEqualByComparingTo("33");
            assertThat(result.items()).contains("\"fiscalYear\": 2026").doesNotContain("2025");
        }
    }

    @Test
    void a1NamesTheAccountsThatDoNotClose() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            twoYears(ledger);
            ledger.balance(202501, CASH, "anchor", "1300.01");
            ledger.balance(202513, PAYABLE, "anchor", "0");
            QualityResult result = check(ledger, QualityCheck.A1);
            assertThat(result.state()).isEqualTo("broken");
            assertThat(result.difference()).isEqualByComparingTo("-0.01");
            assertThat(result.items()).contains("\"computed\": \"1300.00\"", "\"stated\": \"1300.01\"")
                    .doesNotContain("liability");
        }
    }

    @Test
    void onlyTheHundredLargestItemsAreListedAndTheTrueCountIsSaid() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            for (int i = 1; i <= 103; i++) {
                ledger.line("BAD" + i, "2025-11-20", CASH, 1, "" + i, "0", "N");
            }
            QualityResult result = check(ledger, QualityCheck.T1);
            assertThat(result.reason()).contains("103 of the entries", "the 100 largest");
            assertThat(result.items()).contains("\"BAD103\"", "\"BAD4\"").doesNotContain("\"BAD3\"");
        }
    }

    /** Opening, sales, costs, a distribution and the closing of FY2025; an open FY2026. */
    private static void twoYears(TestLedger ledger) throws SQLException {
        ledger.balance(202501, CASH, "opening", "1000");
        ledger.balance(202501, CAPITAL, "opening", "-1000");
        ledger.entry("S1", "2024-11-05", CASH, REVENUE, "300");
        ledger.entry("X1", "2024-12-05", EXPENSE, CASH, "50");
        ledger.entry("D1", "2025-06-30", DISTRIBUTIONS, CASH, "20");
        ledger.closing("C1", "2025-10-31", REVENUE, RETAINED, "300");
        ledger.closing("C2", "2025-10-31", RETAINED, EXPENSE, "50");
        ledger.closing("C3", "2025-10-31", RETAINED, DISTRIBUTIONS, "20");
        ledger.entry("S2", "2025-11-05", CASH, REVENUE, "80");
        ledger.entry("K1", "2025-12-05", CASH, CAPITAL, "500");
    }

    /** A source of month amounts: its equity has the earnings in it. */
    private static void statedBalances(TestLedger ledger) throws SQLException {
        for (int period : List.of(202601, 202602)) {
            ledger.periodAmount(period, CASH, "actual", "balance", "100");
            ledger.periodAmount(period, CAPITAL, "actual", "balance", "-60");
            ledger.periodAmount(period, RETAINED, "actual", "balance", "-40");
            ledger.periodAmount(period, REVENUE, "actual", "movement", "-40");
            ledger.periodAmount(period, REVENUE, "budget", "movement", "-44");
        }
    }

    private static QualityResult check(TestLedger ledger, QualityCheck check) throws SQLException {
        ledger.recompute();
        List<QualityResult> results = check.run(ledger.sync(), ledger.batch());
        assertThat(results).hasSize(1);
        return results.getFirst();
    }
}
