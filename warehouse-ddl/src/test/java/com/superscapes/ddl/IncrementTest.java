package com.superscapes.ddl;

import static com.superscapes.ddl.TestLedger.CAPITAL;
import static com.superscapes.ddl.TestLedger.CASH;
import static com.superscapes.ddl.TestLedger.EXPENSE;
import static com.superscapes.ddl.TestLedger.REVENUE;
import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.ddl.quality.QualityCheck;
import com.superscapes.ddl.quality.QualityChecks;
import com.superscapes.ddl.quality.QualityResult;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is brought up to date by a batch's changes is what reading everything gives. */
class IncrementTest {

    /** Of a company without amounts. */
    private static final QualityResult NOTHING = new QualityResult("T1", 1, "tied", null, null, "[]");
    private static final int BATCHES = 6;
    private static final List<Integer> ACCOUNTS = List.of(CASH, REVENUE, EXPENSE, CAPITAL);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rollupsAfterAnyEditsAreThoseOfAllFacts(long seed) throws SQLException {
        Random random = new Random(seed);
        try (TestLedger ledger = new TestLedger()) {
            for (int batch = 1; batch <= BATCHES; batch++) {
                if (batch > 1) {
                    ledger.startBatch();
                }
                for (int edit = random.nextInt(12); edit >= 0; edit--) {
                    edit(ledger, random, "S" + batch + "-" + edit);
                }
                ledger.recompute();
                if (random.nextBoolean()) { // killed after its rollups, and edited further
                    edit(ledger, random, "K" + batch);
                }
                ledger.recompute();
                for (String rollup : List.of("branch", "company")) {
                    assertThat(live(ledger, rollup)).as("%s, batch %d", rollup, batch)
                            .isEqualTo(fromFacts(ledger, rollup));
                }
                ledger.publish();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void everyEntryOutOfBalanceIsFoundWhicheverBatchBrokeIt(long seed) throws SQLException {
        Random random = new Random(seed);
        try (TestLedger ledger = new TestLedger()) {
            for (int batch = 1; batch <= BATCHES; batch++) {
                if (batch > 1) {
                    ledger.startBatch();
                }
                for (int edit = random.nextInt(8); edit >= 0; edit--) {
                    edit(ledger, random, "S" + batch + "-" + edit);
                }
                ledger.recompute();
                assertThat(listed(check(ledger))).as("batch %d", batch).isEqualTo(open(ledger));
                ledger.publish();
            }
        }
    }

    @Test
    void anEntryFoundOpenStaysListedWhileOtherLoadsLeaveItAlone() throws SQLException {
        try (TestLedger ledger = new TestLedger()) {
            ledger.line("E1", "2025-11-03", CASH, 1, "60", "0", "N");
            ledger.line("E2", "2025-11-03", CASH, 1, "0", "60", "N");
            ledger.recompute();
            assertThat(listed(check(ledger))).isEqualTo("E1 E2");
            ledger.publish();
            ledger.startBatch();
            ledger.entry("E3", "2025-12-03", CASH, REVENUE, "1");
            ledger.recompute();
            // The two cancel out in their period: only the entries tell.
            assertThat(check(ledger).state()).isEqualTo("broken");
            assertThat(listed(check(ledger))).isEqualTo("E1 E2");
        }
    }

    private static void edit(TestLedger ledger, Random random, String id) throws SQLException {
        String month = List.of("2025-11-03", "2025-12-04", "2026-01-05", "2026-10-31").get(random.nextInt(4));
        int account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        String amount = String.valueOf(1 + random.nextInt(20));
        switch (random.nextInt(7)) {
            case 0, 1 -> ledger.entry(id, month, account, REVENUE, amount);
            case 2 -> ledger.line(id, month, account, random.nextInt(3), amount, "0", random.nextBoolean() ? "N" : "C");
            case 3 -> ledger.periodAmount(202601, account, random.nextBoolean() ? "actual" : "budget",
                    random.nextBoolean() ? "movement" : "balance", amount);
            case 4 -> ledger.balance(202601, account, random.nextBoolean() ? "opening" : "anchor",
                    random.nextBoolean() ? "0" : amount);
            default -> close(ledger, random);
        }
    }

    /** Facts of every kind that hold, gone: what this batch brought itself, or what others see until it is published. */
    private static void close(TestLedger ledger, Random random) throws SQLException {
        String fact = List.of("transaction", "transaction", "period_amount", "account_balance")
                .get(random.nextInt(4));
        ledger.run(
                "update warehouse.fact_" + fact + " f set batch_to = ? where f.batch_to is null and f.fact_id % 3 = ?",
                ledger.batch(), random.nextInt(3));
    }

    private static List<String> live(TestLedger ledger, String rollup) throws SQLException {
        return ledger.query(values(rollup).formatted("warehouse.rollup_" + rollup + "_period where batch_to is null"));
    }

    private static String values(String rollup) {
        return "select concat_ws(' ', company_key, period_key, account_key, " + places(rollup)
                + "scenario_key, currency, trim_scale(opening), trim_scale(debit), trim_scale(credit), trim_scale(amount), "
                + "trim_scale(closing_entries), trim_scale(stated_balance), line_count) from %s order by 1";
    }

    private static String places(String rollup) {
        return rollup.equals("branch") ? "branch_key, division_key, " : "";
    }

    /** Added up from the three facts, each in its own words. */
    private static List<String> fromFacts(TestLedger ledger, String rollup) throws SQLException {
        return ledger.query(values(rollup).formatted("""
                (select company_key, period_key, account_key, %1$s scenario_key, currency, sum(o) as opening, sum(d) as debit, sum(c) as credit,
                    sum(a) as amount, sum(z) as closing_entries, sum(b) as stated_balance, sum(n) as line_count
                from (select company_key, period_key, account_key, branch_key, division_key, scenario_key, currency, 0::numeric as o, debit as d, credit as c,
                        debit - credit as a, case entry_kind when 'C' then debit - credit else 0 end as z, 0::numeric as b, 1 as n
                    from warehouse.fact_transaction where batch_to is null
                    union all
                    select company_key, period_key, account_key, branch_key, division_key, scenario_key, currency, 0, 0, 0,
                        case measure when 'movement' then amount else 0 end, 0, case measure when 'balance' then amount else 0 end, 1
                    from warehouse.fact_period_amount where batch_to is null
                    union all
                    select company_key, period_key, account_key, branch_key, division_key, scenario_key, currency,
                        coalesce(opening, coalesce(debit, 0) - coalesce(credit, 0)), 0, 0, 0, 0, 0, 0
                    from warehouse.fact_account_balance where kind = 'opening' and batch_to is null) f
                group by company_key, period_key, account_key, %1$s scenario_key, currency) r
                """.formatted(places(rollup))));
    }

    private static QualityResult check(TestLedger ledger) throws SQLException {
        return QualityChecks.runAndKeep(ledger.sync(), ledger.batch(), Clock.systemUTC()).stream()
                .filter(result -> result.check().equals(QualityCheck.T1.name())).findFirst().orElse(NOTHING);
    }

    private static String listed(QualityResult result) {
        return java.util.regex.Pattern.compile("\"entry\": \"([^\"]+)\"").matcher(result.items()).results()
                .map(found -> found.group(1)).sorted().reduce((a, b) -> a + " " + b).orElse("");
    }

    private static String open(TestLedger ledger) throws SQLException {
        return String.join(" ", ledger.query("""
                select entry_id from warehouse.fact_transaction where batch_to is null and scenario_key = 1
                group by entry_id having sum(debit - credit) <> 0 order by entry_id collate "C"
                """));
    }
}
