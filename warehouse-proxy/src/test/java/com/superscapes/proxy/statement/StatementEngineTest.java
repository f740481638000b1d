package com.superscapes.proxy.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.query.Comparative;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.proxy.testing.ChartLine;
import com.superscapes.proxy.testing.PlainEngine;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestServer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements against the plain engine, over seeded ledgers. */
class StatementEngineTest {

    private interface Amount {
        BigDecimal of(ChartLine account);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyStatementSaysWhatTheFactsSay(long seed) throws Exception {
        try (RandomLedger ledger = new RandomLedger(seed, 250);
                TestServer server = new TestServer(ledger.warehouse()).addUsers()) {
            for (int period : List.of(202401, 202412, 202413, 202501, 202506, 202513, 202604)) {
                for (boolean yearToDate : List.of(true, false)) {
                    profitAndLoss(ledger, server, period, yearToDate, "controller", 0);
                    trialBalance(ledger, server, period, yearToDate);
                }
                balanceSheet(ledger, server, period);
            }
        }
    }

    private static void profitAndLoss(RandomLedger ledger, TestServer server, int period, boolean yearToDate,
            String user, int branch) throws Exception {
        Statement statement = server.postAs(user, "/v1/statements", new StatementRequest("profit-and-loss", period,
                yearToDate, List.of(Comparative.PRIOR_YEAR, Comparative.BUDGET), List.of(), null)).as(Statement.class);
        int from = yearToDate ? period / 100 * 100 + 1 : period;
        columnIsRight(statement, 0,
                account -> PlainEngine.flow(ledger.facts(), account.key(), branch, 1, from, period));
        columnIsRight(statement, 1,
                account -> PlainEngine.flow(ledger.facts(), account.key(), branch, 1, from - 100, period - 100));
        columnIsRight(statement, 4,
                account -> PlainEngine.flow(ledger.facts(), account.key(), branch, 2, from, period));
    }

    private static void columnIsRight(Statement statement, int column, Amount amount) {
        if (row(statement, "net-income").values().get(column) == null) {
            assertThat(total(amount, account -> true)).isZero();
            return;
        }
        isSum(statement, "revenue", column, amount, -1,
                account -> account.type().equals("revenue") && !account.statementClass().equals("other-income"));
        isSum(statement, "direct-cost", column, amount, 1,
                account -> Set.of("direct-labor", "materials", "subcontractors").contains(account.statementClass()));
        isSum(statement, "overhead", column, amount, 1,
                account -> Set.of("overhead", "depreciation").contains(account.statementClass()));
        isSum(statement, "net-income", column, amount, -1, StatementEngineTest::profitOrLoss);
        accountsAreRight(statement, column, amount, StatementEngineTest::profitOrLoss);
    }

    private static void balanceSheet(RandomLedger ledger, TestServer server, int period) throws Exception {
        Statement statement = server
                .postAs("controller", "/v1/statements", new StatementRequest("balance-sheet", period,
                        true, List.of(Comparative.PRIOR_PERIOD, Comparative.BUDGET), List.of(), null))
                .as(Statement.class);
        Amount balance = account -> PlainEngine.closing(ledger.facts(), account.key(), 0, 1, period);
        isSum(statement, "total-assets", 0, balance, 1, account -> account.type().equals("asset"));
        isSum(statement, "total-liabilities", 0, balance, -1, account -> account.type().equals("liability"));
        isSum(statement, "current-year-earnings", 0, balance, -1, StatementEngineTest::profitOrLoss);
        isSum(statement, "check", 0, balance, 1,
                account -> !account.type().equals("unmapped") && !account.type().equals("statistical"));
        int before = period % 100 == 1 ? (period / 100 - 1) * 100 + 13 : period - 1;
        BigDecimal prior = row(statement, "total-assets").values().get(1);
        assertThat(prior == null ? BigDecimal.ZERO : prior).isEqualByComparingTo(
                total(account -> PlainEngine.closing(ledger.facts(), account.key(), 0, 1, before),
                        account -> account.type().equals("asset")));
        assertThat(row(statement, "total-assets").values().get(4)).as("a budget of profit and loss is no balance sheet")
                .isNull();
    }

    private static void trialBalance(RandomLedger ledger, TestServer server, int period, boolean yearToDate)
            throws Exception {
        Statement statement = server.postAs("auditor", "/v1/statements",
                new StatementRequest("trial-balance", period, yearToDate, List.of(), List.of(), null))
                .as(Statement.class);
        int from = yearToDate ? period / 100 * 100 + 1 : period;
        Predicate<ChartLine> money = account -> !account.type().equals("statistical");
        accountsAreRight(statement, 0,
                account -> PlainEngine.opening(ledger.facts(), account.key(), 0, from, period), money);
        accountsAreRight(statement, 3, account -> PlainEngine.closing(ledger.facts(), account.key(), 0, 1, period),
                money);
        for (StatementRow row : statement.rows()) {
            List<BigDecimal> cells = row.values();
            assertThat(cells.get(0).add(cells.get(1)).subtract(cells.get(2))).as(row.id())
                    .isEqualByComparingTo(cells.get(3));
        }
        row(statement, "total").sumOf().forEach(id -> row(statement, id.substring(1)));
        BigDecimal cash = PlainEngine.debit(ledger.facts(), 1, 0, from, period);
        assertThat(statement.rows().stream().filter(row -> row.id().equals("accounts/1000")).findFirst()
                .map(row -> row.values().get(1)).orElse(BigDecimal.ZERO)).isEqualByComparingTo(cash);
    }

    private static void isSum(Statement statement, String id, int column, Amount amount, int sign,
            Predicate<ChartLine> accounts) {
        BigDecimal expected = total(amount, accounts);
        assertThat(row(statement, id).values().get(column)).as(id + " column " + column)
                .isEqualByComparingTo(sign < 0 ? expected.negate() : expected);
    }

    private static BigDecimal total(Amount amount, Predicate<ChartLine> accounts) {
        return ChartLine.CHART.stream().filter(accounts).map(amount::of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void accountsAreRight(Statement statement, int column, Amount amount,
            Predicate<ChartLine> accounts) {
        for (ChartLine account : ChartLine.CHART.stream().filter(accounts).toList()) {
            BigDecimal shown = statement.rows().stream().filter(row -> row.id().endsWith("/" + account.code()))
                    .map(row -> row.values().get(column)).findFirst().orElse(BigDecimal.ZERO);
            assertThat(shown.abs()).as(account.code()).isEqualByComparingTo(amount.of(account).abs());
        }
    }

    private static boolean profitOrLoss(ChartLine account) {
        return account.type().equals("revenue") || account.type().equals("expense");
    }

    private static StatementRow row(Statement statement, String id) {
        return statement.rows().stream().filter(row -> row.id().equals(id)).findFirst()
                .orElseThrow(() -> new AssertionError("no row " + id + " in " + statement.statement()));
    }
}
