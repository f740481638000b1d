package com.superscapes.proxy.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.drill.AccountTotals;
import com.superscapes.api.drill.DrillRequest;
import com.superscapes.api.drill.LinePage;
import com.superscapes.api.query.Basis;
import com.superscapes.api.query.Comparative;
import com.superscapes.api.report.ReportResult;
import com.superscapes.api.report.ResultRow;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementColumn;
import com.superscapes.api.statement.StatementOptions;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.proxy.testing.ChartLine;
import com.superscapes.proxy.testing.Fact;
import com.superscapes.proxy.testing.NamedFact;
import com.superscapes.proxy.testing.PlainEngine;
import com.superscapes.proxy.testing.RandomJobs;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.ReportCells;
import com.superscapes.proxy.testing.TestServer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spans, members as columns, the cash flow, the equity roll-forward, views and rounding, against loops over facts. */
class StatementOptionsTest {

    private static RandomLedger ledger;
    private static RandomJobs jobs;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(41, 300);
        jobs = new RandomJobs(ledger, 41, 200);
        ledger.entry("SOLD", LocalDate.of(2025, 2, 10), 'N', 1,
                Map.of(4, "-900.00", 5, "600.00", 1, "350.00", 20, "-50.00"));
        ledger.entry("LEASED", LocalDate.of(2025, 2, 11), 'N', 1, Map.of(4, "5000.00", 8, "-5000.00"));
        ledger.entry("ADJUST", LocalDate.of(2025, 2, 28), 'A', 1, Map.of(18, "77.00", 7, "-77.00"));
        server = new TestServer(ledger.warehouse()).addUsers();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        ledger.close();
    }

    @Test
    void trailingTwelveAddsTheTwelvePeriodsAndTheAdjustmentsBetween() throws Exception {
        Statement statement = ask("profit-and-loss", 202503, List.of(),
                new StatementOptions(StatementOptions.Span.TRAILING_12, null, null, null, null, null));
        assertThat(value(statement, "net-income", 0)).isEqualByComparingTo(netIncome(202404, 202503, fact -> true));
        assertThat(statement.period()).isEqualTo("Twelve months through Jan 2025");
        Statement regular = ask("profit-and-loss", 202503, List.of(), new StatementOptions(
                StatementOptions.Span.TRAILING_12, null, null, null, null, new Basis(false, null, null, null)));
        assertThat(value(regular, "net-income", 0))
                .isEqualByComparingTo(netIncome(202404, 202503, fact -> fact.period() % 100 != 13));
    }

    @ParameterizedTest
    @ValueSource(strings = {"branch", "region", "division", "company", "job", "customer", "service-line"})
    void membersTheUnassignedAndTheirTotalTie(String dimension) throws Exception {
        StatementOptions options = new StatementOptions(null, dimension, null, null, null, null);
        Statement statement = ask("profit-and-loss", 202508, List.of(), options);
        assertThat(statement.notes().getFirst()).startsWith("T13: the columns add up");
        assertThat(value(statement, "net-income", statement.columns().size() - 1))
                .isEqualByComparingTo(netIncome(202501, 202508, fact -> true));
        for (StatementRow row : statement.rows()) {
            if (row.style() != StatementRow.Style.HEADING && row.style() != StatementRow.Style.RATIO) {
                assertThat(row.values().subList(0, row.values().size() - 1).stream().reduce(BigDecimal.ZERO,
                        BigDecimal::add)).as(row.id()).isEqualByComparingTo(row.values().getLast());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"branch,REVENUE", "job,DIRECT", "customer,REVENUE", "service-line,LABOR", "division,DIRECT"})
    void allocatedOverheadIsThatOfTheMarginReport(String dimension, StatementOptions.Allocation basis)
            throws Exception {
        Statement statement = ask("profit-and-loss", 202508, List.of(),
                new StatementOptions(null, dimension, null, null, null, null, null, basis));
        ReportResult margin = server.report("controller", "margin", Map.of("period", "202508", "by", dimension,
                "allocation", basis.name().toLowerCase(Locale.ROOT)));
        assertThat(statement.notes().getFirst()).startsWith("T13: the columns add up");
        for (ResultRow row : margin.rows()) {
            String id = row.id().isEmpty() ? "unassigned" : "member." + row.id();
            assertThat(value(statement, "overhead-allocated", column(statement, id))).as(id)
                    .isEqualByComparingTo(String.valueOf(ReportCells.cell(margin, row, "allocated")));
            assertThat(value(statement, "operating-income", column(statement, id))).as(id)
                    .isEqualByComparingTo(String.valueOf(ReportCells.cell(margin, row, "operating")));
        }
    }

    @Test
    void aJobsColumnIsItsInvoiceLinesAndCostsAndOpensToThem() throws Exception {
        StatementOptions options = new StatementOptions(null, "job", null, null, null, null);
        Statement statement = ask("profit-and-loss", 202510, List.of(), options);
        for (String job : List.of("J1", "J2", "J3", "J4")) {
            BigDecimal sales = BigDecimal.ZERO;
            for (NamedFact fact : jobs.facts()) {
                boolean inYear = fact.period() >= 202501 && fact.period() <= 202510;
                boolean revenue = fact.account() == 12 || fact.account() == 13;
                sales = fact.job().equals(job) && inYear && revenue ? sales.subtract(fact.amount()) : sales;
            }
            assertThat(value(statement, "sales", column(statement, "member." + job))).isEqualByComparingTo(sales);
        }
        for (String id : List.of("member.J1", "unassigned", "actual")) {
            DrillRequest cell = new DrillRequest("profit-and-loss", "gross-profit", id, 202510, true, null, List.of(),
                    null, 500, null, options);
            AccountTotals accounts = server.postAs("controller", "/v1/drill/accounts", cell).as(AccountTotals.class);
            LinePage lines = server.postAs("controller", "/v1/drill/lines", cell).as(LinePage.class);
            assertThat(lines.total()).as(id).isEqualByComparingTo(accounts.total());
            assertThat(lines.rows()).as(id).isNotEmpty();
            assertThat(accounts.total().negate()).as(id)
                    .isEqualByComparingTo(value(statement, "gross-profit", column(statement, id)));
        }
    }

    @ParameterizedTest
    @CsvSource({"202504,true", "202504,false", "202412,true", "202513,true"})
    void theCashFlowIsTheChangeOfCash(int period, boolean yearToDate) throws Exception {
        Statement statement = server.postAs("auditor", "/v1/statements", new StatementRequest("cash-flow", period,
                yearToDate, List.of(Comparative.PRIOR_YEAR), List.of(), null)).as(Statement.class);
        int from = yearToDate ? period / 100 * 100 + 1 : period;
        assertThat(value(statement, "net-income", 0))
                .isEqualByComparingTo(PlainEngine.netIncome(ledger.facts(), from, period));
        BigDecimal cash = BigDecimal.ZERO;
        for (int account : List.of(1, 2)) {
            cash = cash.add(PlainEngine.closing(ledger.facts(), account, 0, 1, period))
                    .subtract(PlainEngine.opening(ledger.facts(), account, 0, from, period));
        }
        assertThat(value(statement, "cash-change", 0)).isEqualByComparingTo(cash);
        // Month amounts and stated balances have no other side: they are the check's difference, and nothing else.
        BigDecimal alone = BigDecimal.ZERO;
        for (int account : List.of(ChartLine.MOVED, ChartLine.STATED)) {
            alone = alone.add(PlainEngine.change(ledger.facts(), account, from, period));
        }
        // What stands on the statistical account has left the books as well.
        alone = alone.subtract(PlainEngine.change(ledger.facts(), 25, from, period));
        assertThat(value(statement, "check", 0).add(alone)).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void disposalsAndEquipmentOnDebtStandWhereTheyBelong() throws Exception {
        Statement statement = ask("cash-flow", 202504, List.of(), new StatementOptions(StatementOptions.Span.MONTH,
                null, null, null, null, null));
        StatementRow gain = row(statement, "disposal-gain");
        assertThat(statement.rows().stream().map(StatementRow::id)).contains("capex/financed.capex");
        assertThat(value(statement, "capex/financed.capex", 0)).isGreaterThanOrEqualTo(new BigDecimal("5000.00"));
        assertThat(statement.notes()).anyMatch(note -> note.startsWith("Equipment bought on debt"));
        BigDecimal gains = BigDecimal.ZERO;
        BigDecimal proceeds = BigDecimal.ZERO;
        for (String entry : ledger.facts().stream().filter(fact -> fact.period() == 202504).map(Fact::entry).distinct()
                .toList()) {
            List<Fact> lines = ledger.facts().stream().filter(fact -> fact.entry().equals(entry)).toList();
            BigDecimal cost = sum(lines, fact -> fact.account() == 4);
            if (cost.signum() < 0 && !entry.isEmpty()) {
                BigDecimal result = sum(lines, fact -> fact.account() >= 12 && fact.account() <= 23);
                gains = gains.subtract(result);
                proceeds = proceeds.subtract(cost).subtract(sum(lines, fact -> fact.account() == 5)).subtract(result);
            }
        }
        assertThat(gain.values().getFirst()).isEqualByComparingTo(gains.negate());
        assertThat(value(statement, "disposal-proceeds", 0)).isEqualByComparingTo(proceeds);
    }

    @Test
    void equityRollsForward() throws Exception {
        Statement statement = ask("equity-roll-forward", 202413, List.of(), StatementOptions.NONE);
        for (StatementRow row : statement.rows()) {
            List<BigDecimal> cells = row.values().stream().map(cell -> cell == null ? BigDecimal.ZERO : cell).toList();
            assertThat(cells.get(0).add(cells.get(1)).add(cells.get(2)).add(cells.get(3))).as(row.id())
                    .isEqualByComparingTo(cells.get(4));
        }
        assertThat(value(statement, "total", 1)).isEqualByComparingTo(netIncome(202401, 202413, fact -> true));
        assertThat(value(statement, "total", 3)).as("closing entries stay within equity").isZero();
        assertThat(value(statement, "current-year-earnings", 4)).isZero();
    }

    @Test
    void aTrialBalanceIsReadBeforeAdjustmentsBeforeClosingAndAfter() throws Exception {
        for (StatementOptions.View view : StatementOptions.View.values()) {
            Statement statement = ask("trial-balance", 202513, List.of(),
                    new StatementOptions(null, null, view, null, null, null));
            Predicate<Fact> counts = fact -> fact.period() < 202501 || switch (view) {
                case UNADJUSTED -> fact.entryKind() == 'N';
                case ADJUSTED -> fact.entryKind() != 'C';
                case POST_CLOSE -> true;
            };
            for (int account : List.of(7, 11, 12, 18)) {
                BigDecimal expected = sum(ledger.facts(), fact -> fact.account() == account && fact.scenario() == 1
                        && fact.period() <= 202513 && counts.test(fact));
                String id = "accounts/" + ChartLine.CHART.get(account - 1).code();
                BigDecimal shown = statement.rows().stream().filter(row -> row.id().equals(id))
                        .map(row -> row.values().get(3)).findFirst().orElse(BigDecimal.ZERO);
                assertThat(shown).as(view + " " + id).isEqualByComparingTo(expected);
            }
            assertThat(value(statement, "total", 1)).isNotNull();
            for (StatementRow row : statement.rows()) {
                assertThat(row.values().get(0).add(row.values().get(1)).subtract(row.values().get(2)))
                        .as(view + row.id()).isEqualByComparingTo(row.values().get(3));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"profit-and-loss,,1", "profit-and-loss,,1000", "balance-sheet,,1000", "cash-flow,,1000",
            "profit-and-loss,branch,1", "profit-and-loss,job,1000", "trial-balance,,1"})
    void aRoundedStatementFootsAndCrossFootsWithinAUnit(String name, String by, int unit) throws Exception {
        List<Comparative> comparatives = by == null && !name.equals("trial-balance")
                ? List.of(Comparative.PRIOR_YEAR)
                : List.of();
        Statement exact = ask(name, 202508, comparatives, new StatementOptions(null, by, null, null, null, null));
        Statement rounded = ask(name, 202508, comparatives, new StatementOptions(null, by, null, unit, null, null));
        for (StatementRow row : rounded.rows()) {
            if (row.style() == StatementRow.Style.HEADING || row.style() == StatementRow.Style.RATIO) {
                continue;
            }
            for (int i = 0; i < rounded.columns().size(); i++) {
                if (rounded.columns().get(i).kind() != StatementColumn.Kind.MONEY) {
                    continue;
                }
                BigDecimal shown = row.values().get(i);
                assertThat(shown.remainder(BigDecimal.valueOf(unit))).as(row.id()).isZero();
                if (row.style() != StatementRow.Style.CHECK) {
                    assertThat(shown.subtract(value(exact, row.id(), i)).abs()).as(row.id() + " " + i)
                            .isLessThan(BigDecimal.valueOf(unit));
                }
                assertThat(footed(rounded, row, i)).as(row.id() + " foots").isEqualByComparingTo(shown);
            }
            if (by != null) {
                assertThat(row.values().subList(0, row.values().size() - 1).stream().reduce(BigDecimal.ZERO,
                        BigDecimal::add)).as(row.id() + " cross-foots").isEqualByComparingTo(row.values().getLast());
            }
        }
        rounded.adjusted().forEach(cell -> assertThat(cell.shown().subtract(cell.exact()).abs()).as(cell.row())
                .isLessThan(BigDecimal.valueOf(unit)));
        assertThat(rounded.notes()).noneMatch(note -> note.contains("may not add"));
    }

    @Test
    void aPartialMonthComparesWithAsManyWorkingDays() throws Exception {
        // Mar 12, 2025 ends the eighth working day of March; Feb 12 and Mar 12, 2024 do as well.
        Basis basis = new Basis(null, LocalDate.of(2025, 3, 12), null, null);
        Statement statement = ask("profit-and-loss", 202505,
                List.of(Comparative.PRIOR_PERIOD, Comparative.PRIOR_YEAR, Comparative.BUDGET),
                new StatementOptions(StatementOptions.Span.MONTH, null, null, null, null, basis));
        assertThat(value(statement, "net-income", 0)).isEqualByComparingTo(netIncome(202505, 202505,
                fact -> !fact.date().isAfter(LocalDate.of(2025, 3, 12))));
        assertThat(value(statement, "net-income", 1)).isEqualByComparingTo(netIncome(202504, 202504,
                fact -> !fact.date().isAfter(LocalDate.of(2025, 2, 12))));
        assertThat(value(statement, "net-income", 4)).isEqualByComparingTo(netIncome(202405, 202405,
                fact -> !fact.date().isAfter(LocalDate.of(2024, 3, 12))));
        BigDecimal budget = BigDecimal.ZERO;
        for (Fact fact : ledger.facts()) {
            if (fact.scenario() == 2 && fact.period() == 202505) {
                budget = budget.subtract(fact.amount().multiply(BigDecimal.valueOf(8)).divide(BigDecimal.valueOf(21), 2,
                        RoundingMode.HALF_UP));
            }
        }
        assertThat(value(statement, "net-income", 7)).isEqualByComparingTo(budget);
        assertThat(statement.columns().get(0).period())
                .isEqualTo("Mar 2025, through Mar 12, 2025 (8 of 21 working days)");
        DrillRequest cell = new DrillRequest("profit-and-loss", "overhead", "prior-year", 202505, false, null,
                List.of(), null, 500, null,
                new StatementOptions(StatementOptions.Span.MONTH, null, null, null, null, basis));
        assertThat(server.postAs("controller", "/v1/drill/lines", cell).as(LinePage.class).total())
                .isEqualByComparingTo(value(statement, "overhead", 4));
    }

    @Test
    void anOutlookIsActualSoFarAndTheBudgetForTheRest() throws Exception {
        Statement statement = ask("profit-and-loss", 202505,
                List.of(Comparative.YEAR_TO_DATE, Comparative.OUTLOOK, Comparative.YEAR_BUDGET),
                new StatementOptions(StatementOptions.Span.MONTH, null, null, null, null, null));
        BigDecimal rest = BigDecimal.ZERO;
        BigDecimal year = BigDecimal.ZERO;
        for (Fact fact : ledger.facts()) {
            if (fact.scenario() == 2 && fact.period() / 100 == 2025) {
                year = year.subtract(fact.amount());
                rest = fact.period() > 202505 ? rest.subtract(fact.amount()) : rest;
            }
        }
        assertThat(value(statement, "net-income", column(statement, "outlook")))
                .isEqualByComparingTo(netIncome(202501, 202505, fact -> true).add(rest));
        assertThat(value(statement, "net-income", column(statement, "year-budget"))).isEqualByComparingTo(year);
        assertThat(statement.columns().stream().map(StatementColumn::id)).containsExactly("actual", "year-to-date",
                "outlook", "year-budget", "variance.year-budget", "variance-percent.year-budget");
    }

    private static BigDecimal footed(Statement statement, StatementRow row, int column) {
        if (row.sumOf().isEmpty()) {
            return row.values().get(column);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (String part : row.sumOf()) {
            BigDecimal value = value(statement, part.substring(1), column);
            sum = part.startsWith("-") ? sum.subtract(value) : sum.add(value);
        }
        return sum;
    }

    private static BigDecimal netIncome(int from, int to, Predicate<Fact> counts) {
        return PlainEngine.netIncome(ledger.facts().stream().filter(counts).toList(), from, to);
    }

    private static BigDecimal sum(List<Fact> facts, Predicate<Fact> counts) {
        return facts.stream().filter(counts).map(Fact::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Statement ask(String name, int period, List<Comparative> comparatives, StatementOptions options)
            throws Exception {
        return server.postAs("controller", "/v1/statements",
                new StatementRequest(name, period, true, comparatives, List.of(), null, options)).as(Statement.class);
    }

    private static int column(Statement statement, String id) {
        return IntStream.range(0, statement.columns().size())
                .filter(i -> statement.columns().get(i).id().equals(id)).findFirst().orElseThrow();
    }

    private static BigDecimal value(Statement statement, String id, int column) {
        return Objects.requireNonNullElse(row(statement, id).values().get(column), BigDecimal.ZERO);
    }

    private static StatementRow row(Statement statement, String id) {
        return statement.rows().stream().filter(row -> row.id().equals(id)).findFirst()
                .orElseThrow(() -> new AssertionError("no row " + id + " in " + statement.statement()));
    }
}
