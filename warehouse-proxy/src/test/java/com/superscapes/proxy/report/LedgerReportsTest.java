package com.superscapes.proxy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.report.ReportResult;
import com.superscapes.api.report.ResultRow;
import com.superscapes.proxy.testing.ChartLine;
import com.superscapes.proxy.testing.Fact;
import com.superscapes.proxy.testing.NamedFact;
import com.superscapes.proxy.testing.PlainEngine;
import com.superscapes.proxy.testing.RandomJobs;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestServer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of lines and sums against loops over facts. */
class LedgerReportsTest {

    private static RandomLedger ledger;
    private static RandomJobs jobs;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(61, 300);
        jobs = new RandomJobs(ledger, 61, 200);
        ledger.entry("ACCRUAL", LocalDate.of(2025, 2, 28), 'N', 1, Map.of(18, "321.00", 7, "-321.00"));
        ledger.entry("BACK", LocalDate.of(2025, 3, 1), 'N', 1, Map.of(18, "-321.00", 7, "321.00"));
        server = new TestServer(ledger.warehouse()).addUsers();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        ledger.close();
    }

    @Test
    void detailGoesFromOpeningToClosing() throws Exception {
        ReportResult detail = run("controller", "gl-detail", Map.of("period", "202505"));
        for (ResultRow row : detail.rows()) {
            if (row.kind() == ResultRow.Kind.SUBTOTAL) {
                int account = account(row.id().replace("-total", ""));
                BigDecimal opening = PlainEngine.opening(ledger.facts(), account, 0, 202505, 202505);
                assertThat(cell(detail, row, "opening")).as(row.id()).isEqualByComparingTo(opening);
                assertThat(cell(detail, row, "balance")).as(row.id()).isEqualByComparingTo(opening
                        .add(cell(detail, row, "debit")).subtract(cell(detail, row, "credit")));
            }
        }
        BigDecimal debits = sum(fact -> fact.kind() == Fact.Kind.LINE && fact.period() == 202505, Fact::debit);
        assertThat(cell(detail, detail.totals().getFirst(), "debit")).isEqualByComparingTo(debits);
        ReportResult one = run("controller", "gl-detail", Map.of("period", "202505", "account", "6000, 2000"));
        assertThat(one.rows().stream().filter(row -> row.kind() == ResultRow.Kind.HEADING).count()).isEqualTo(2);
        ReportResult scoped = run("branch-manager-scoped", "gl-detail", Map.of("period", "202505"));
        assertThat(scoped.columns().stream().map(column -> column.code())).doesNotContain("opening", "balance");
    }

    @Test
    void aReversalStandsBesideWhatItReverses() throws Exception {
        ReportResult register = run("auditor", "journal-register", Map.of("period", "202505"));
        ResultRow back = register.rows().stream().filter(row -> row.id().startsWith("BACK/")).findFirst().orElseThrow();
        assertThat(text(register, back, "pair")).isEqualTo("Reverses ACCRUAL");
        ReportResult before = run("auditor", "journal-register", Map.of("period", "202504"));
        assertThat(before.rows().stream().anyMatch(row -> row.id().startsWith("ACCRUAL/"))).isTrue();
        assertThat(register.trueCount()).isEqualTo(ledger.facts().stream()
                .filter(fact -> fact.kind() == Fact.Kind.LINE && fact.period() == 202505).map(Fact::entry).distinct()
                .count());
    }

    @ParameterizedTest
    @CsvSource({"month,202505,prior-year,202405,202405,1", "month,202505,prior-period,202504,202504,1",
            "month,202505,budget,202505,202505,2", "ytd,202501,prior-year,202401,202405,1",
            "ytd,202501,prior-period,202501,202504,1", "ytd,202501,budget,202501,202505,2"})
    void theEntriesAddUpToTheVariance(String span, int from, String against, int first, int last, int scenario)
            throws Exception {
        ReportResult report = run("controller", "variance-entries",
                Map.of("period", "202505", "span", span, "against", against));
        BigDecimal now = PlainEngine.netIncome(ledger.facts(), from, 202505);
        BigDecimal before = BigDecimal.ZERO;
        for (ChartLine account : ChartLine.CHART) {
            if (Set.of("revenue", "expense").contains(account.type())) {
                before = before.subtract(PlainEngine.flow(ledger.facts(), account.key(), 0, scenario, first, last));
            }
        }
        assertThat(cell(report, report.totals().getFirst(), "better")).isEqualByComparingTo(now.subtract(before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"branch", "division", "service-line", "customer", "job", "region", "company"})
    void marginsByAnythingTieToTheLedger(String by) throws Exception {
        ReportResult margin = run("executive", "margin", Map.of("period", "202508", "by", by));
        ResultRow total = margin.totals().getFirst();
        BigDecimal revenue = flow(Set.of("revenue", "contra-revenue")).negate();
        BigDecimal cost = flow(Set.of("direct-labor", "materials", "subcontractors"));
        assertThat(cell(margin, total, "revenue")).isEqualByComparingTo(revenue);
        assertThat(cell(margin, total, "profit")).isEqualByComparingTo(revenue.subtract(cost));
        assertThat(cell(margin, total, "margin"))
                .isEqualByComparingTo(revenue.subtract(cost).divide(revenue, 6, RoundingMode.HALF_EVEN));
        BigDecimal hours = jobs.facts().stream().filter(fact -> fact.period() / 100 == 2025 && fact.period() <= 202508)
                .map(NamedFact::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(cell(margin, total, "hours")).isEqualByComparingTo(hours);
    }

    @ParameterizedTest
    @CsvSource({"branch,revenue", "division,direct", "job,revenue", "customer,labor", "service-line,hours",
            "branch,off"})
    void overheadIsAllocatedByItsBasisAndTheTotalStaysTheLedgers(String by, String basis) throws Exception {
        ReportResult margin = run("executive", "margin", Map.of("period", "202508", "by", by, "allocation", basis));
        BigDecimal overhead = flow(Set.of("overhead", "depreciation"));
        ResultRow total = margin.totals().getFirst();
        assertThat(cell(margin, total, "overhead")).isEqualByComparingTo(overhead);
        assertThat(cell(margin, total, "allocated")).isZero();
        assertThat(cell(margin, total, "operating"))
                .isEqualByComparingTo(cell(margin, total, "profit").subtract(overhead));
        BigDecimal weights = margin.rows().stream().filter(row -> !row.id().isEmpty())
                .map(row -> weight(margin, row, basis).max(BigDecimal.ZERO)).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal pool = margin.rows().stream().filter(row -> row.id().isEmpty())
                .map(row -> cell(margin, row, "overhead")).reduce(BigDecimal.ZERO, BigDecimal::add);
        for (ResultRow row : margin.rows()) {
            BigDecimal expected = row.id().isEmpty()
                    ? weights.signum() == 0 ? BigDecimal.ZERO : pool.negate()
                    : weights.signum() == 0
                            ? BigDecimal.ZERO
                            : pool.multiply(weight(margin, row, basis).max(BigDecimal.ZERO)).divide(weights, 8,
                                    RoundingMode.HALF_UP);
            assertThat(cell(margin, row, "allocated").subtract(expected).abs()).as(by + " " + row.id())
                    .isLessThan(new BigDecimal("0.0101"));
        }
        if (List.of("job", "customer", "service-line").contains(by)) {
            assertThat(pool).as("what is to be allocated").isNotZero();
        }
    }

    private static BigDecimal weight(ReportResult margin, ResultRow row, String basis) {
        return switch (basis) {
            case "off" -> BigDecimal.ZERO;
            case "direct" -> cell(margin, row, "revenue").subtract(cell(margin, row, "profit"));
            default -> cell(margin, row, basis);
        };
    }

    @ParameterizedTest
    @CsvSource({"fixed-assets,4;5,1", "debt,8,-1", "inventory,26;27,1"})
    void balancesAreRolledForwardAccountByAccount(String of, String accounts, int sign) throws Exception {
        ReportResult report = run("controller", "roll-forward", Map.of("period", "202505", "of", of));
        assertThat(report.rows()).isNotEmpty();
        for (String key : accounts.split(";")) {
            int account = Integer.parseInt(key);
            String code = ChartLine.CHART.stream().filter(line -> line.key() == account).findFirst().orElseThrow()
                    .code();
            ResultRow row = report.rows().stream().filter(each -> each.id().equals(code)).findFirst().orElseThrow();
            BigDecimal side = BigDecimal.valueOf(sign);
            assertThat(cell(report, row, "opening")).as(code).isEqualByComparingTo(
                    PlainEngine.opening(ledger.facts(), account, 0, 202501, 202505).multiply(side));
            assertThat(cell(report, row, "closing")).as(code).isEqualByComparingTo(
                    PlainEngine.closing(ledger.facts(), account, 0, 1, 202505).multiply(side));
            assertThat(cell(report, row, sign > 0 ? "additions" : "reductions")).as(code).isEqualByComparingTo(
                    PlainEngine.debit(ledger.facts(), account, 0, 202501, 202505));
            assertThat(cell(report, row, "opening").add(cell(report, row, "additions"))
                    .subtract(cell(report, row, "reductions")).add(cell(report, row, "other")))
                    .isEqualByComparingTo(cell(report, row, "closing"));
        }
        assertThat(server.postAs("branch-manager-scoped", "/v1/reports/roll-forward",
                new ReportRequest(Map.of(), null, null)).status()).isEqualTo(403);
    }

    @Test
    void priceVolumeAndMixAddUpToTheChange() throws Exception {
        ReportResult report = run("controller", "price-volume-mix", Map.of("period", "202508", "by", "job"));
        assertThat(report.rows()).isNotEmpty();
        for (ResultRow row : List.of(report.rows(), report.totals()).stream().flatMap(List::stream).toList()) {
            assertThat(cell(report, row, "before").add(cell(report, row, "volume")).add(cell(report, row, "price"))
                    .add(cell(report, row, "mix"))).as(row.id()).isEqualByComparingTo(cell(report, row, "now"));
        }
        BigDecimal change = cell(report, report.totals().getFirst(), "change");
        assertThat(cell(report, report.totals().getFirst(), "volume")
                .add(cell(report, report.totals().getFirst(), "price"))
                .add(cell(report, report.totals().getFirst(), "mix"))).isEqualByComparingTo(change);
    }

    @Test
    void theOutlookIsActualSoFarAndTheBudgetForTheRest() throws Exception {
        ReportResult report = run("controller", "budget", Map.of("period", "202505"));
        ResultRow income = report.totals().stream().filter(row -> row.id().equals("net-income")).findFirst()
                .orElseThrow();
        BigDecimal actual = PlainEngine.netIncome(ledger.facts(), 202501, 202505);
        assertThat(cell(report, income, "year")).isEqualByComparingTo(actual);
        BigDecimal rest = sum(fact -> fact.scenario() == 2 && fact.period() > 202505 && fact.period() <= 202513,
                Fact::amount).negate();
        assertThat(cell(report, income, "outlook")).isEqualByComparingTo(actual.add(rest));
        BigDecimal budget = sum(fact -> fact.scenario() == 2 && fact.period() / 100 == 2025, Fact::amount).negate();
        assertThat(cell(report, income, "full-budget")).isEqualByComparingTo(budget);
        assertThat(cell(report, income, "outlook-variance")).isEqualByComparingTo(actual.add(rest).subtract(budget));
        assertThat(server.postAs("controller", "/v1/reports/budget",
                new ReportRequest(Map.of("version", "moon"), null, null)).status()).isEqualTo(404);
    }

    @Test
    void theFlashSaysWhatTheStatementsSay() throws Exception {
        ReportResult flash = run("executive", "flash", Map.of("period", "202508"));
        ResultRow income = flash.rows().stream().filter(row -> row.id().equals("net-income")).findFirst().orElseThrow();
        assertThat(cell(flash, income, "month"))
                .isEqualByComparingTo(PlainEngine.netIncome(ledger.facts(), 202508, 202508));
        assertThat(cell(flash, income, "ytd"))
                .isEqualByComparingTo(PlainEngine.netIncome(ledger.facts(), 202501, 202508));
        ResultRow cash = flash.rows().stream().filter(row -> row.id().equals("cash")).findFirst().orElseThrow();
        assertThat(cell(flash, cash, "month")).isEqualByComparingTo(PlainEngine.closing(ledger.facts(), 1, 0, 1, 202508)
                .add(PlainEngine.closing(ledger.facts(), 2, 0, 1, 202508)));
        assertThat(run("branch-manager-scoped", "flash", Map.of("period", "202508")).rows().stream()
                .map(ResultRow::id)).doesNotContain("cash");
    }

    @Test
    void theStateOfPeriodsCountsWhatIsInThem() throws Exception {
        ReportResult close = run("controller", "period-close", Map.of("years", "all"));
        for (ResultRow row : close.rows()) {
            List<Fact> lines = ledger.facts().stream().filter(fact -> fact.kind() == Fact.Kind.LINE
                    && Integer.toString(fact.period()).equals(row.id())).toList();
            assertThat(cell(close, row, "lines")).as(row.id()).isEqualByComparingTo(decimal(lines.size()));
            assertThat(cell(close, row, "entries")).as(row.id())
                    .isEqualByComparingTo(decimal(lines.stream().map(Fact::entry).distinct().count()));
            // The first load saw every period ended; only these two entries came later.
            boolean late = Set.of("202504", "202505").contains(row.id());
            assertThat(cell(close, row, "late")).as(row.id()).isEqualByComparingTo(decimal(late ? 2 : 0));
            assertThat(cell(close, row, "late-debit")).as(row.id()).isEqualByComparingTo(late ? "321" : "0");
        }
        List<String> recent = run("controller", "period-close", Map.of()).rows().stream().map(ResultRow::id).toList();
        assertThat(recent).isEqualTo(close.rows().stream().map(ResultRow::id)
                .filter(id -> Integer.parseInt(id) >= 202500).toList()).isNotEmpty();
    }

    private static BigDecimal decimal(long number) {
        return BigDecimal.valueOf(number);
    }

    @Test
    void periodsAndCustomersAddUp() throws Exception {
        ReportResult close = run("controller", "period-close", Map.of("years", "all"));
        assertThat(cell(close, close.totals().getFirst(), "debit"))
                .isEqualByComparingTo(sum(fact -> fact.kind() == Fact.Kind.LINE, Fact::debit));
        assertThat(close.rows().stream().filter(row -> row.id().equals("202413")).findFirst()
                .map(row -> text(close, row, "state"))).contains("Year closed");
        ReportResult customers = run("controller", "concentration", Map.of("period", "202508"));
        assertThat(cell(customers, customers.totals().getFirst(), "revenue"))
                .isEqualByComparingTo(flow(Set.of("revenue", "contra-revenue")).negate());
    }

    private static BigDecimal flow(Set<String> classes) {
        BigDecimal total = BigDecimal.ZERO;
        for (ChartLine account : ChartLine.CHART) {
            if (classes.contains(account.statementClass())) {
                total = total.add(PlainEngine.flow(ledger.facts(), account.key(), 0, 1, 202501, 202508));
            }
        }
        return total;
    }

    private interface Amount {
        BigDecimal of(Fact fact);
    }

    private static BigDecimal sum(Predicate<Fact> counts, Amount amount) {
        return ledger.facts().stream().filter(counts).map(amount::of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static int account(String code) {
        return ChartLine.CHART.stream().filter(line -> line.code().equals(code)).findFirst().orElseThrow().key();
    }

    private static ReportResult run(String user, String report, Map<String, String> parameters) throws Exception {
        return server.postAs(user, "/v1/reports/" + report, new ReportRequest(parameters, null, null))
                .as(ReportResult.class);
    }

    private static String text(ReportResult result, ResultRow row, String column) {
        int at = IntStream.range(0, result.columns().size())
                .filter(i -> result.columns().get(i).code().equals(column)).findFirst().orElseThrow();
        Object cell = row.cells().get(at);
        return cell == null ? "" : cell.toString();
    }

    private static BigDecimal cell(ReportResult result, ResultRow row, String column) {
        String text = text(result, row, column);
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }
}
