package com.superscapes.proxy.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.query.Comparative;
import com.superscapes.api.query.Filter;
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.MetricResult;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.query.Sort;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.proxy.testing.ChartLine;
import com.superscapes.proxy.testing.PlainEngine;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestServer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Metric queries against the plain engine and against the statements. */
class MetricQueryTest {

    private static RandomLedger ledger;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(21, 300);
        server = new TestServer(ledger.warehouse()).addUsers();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        ledger.close();
    }

    @Test
    void everyMetricOfAStatementRowEqualsThatRow() throws Exception {
        List<String> ids = List.of("revenue", "direct-cost", "gross-profit", "gross-margin", "overhead",
                "operating-income", "operating-margin", "net-income", "net-margin");
        Statement statement = server.postAs("controller", "/v1/statements", new StatementRequest("profit-and-loss",
                202507, true, List.of(Comparative.PRIOR_YEAR, Comparative.BUDGET), List.of(), null))
                .as(Statement.class);
        MetricResult result = ask("controller", query(ids, List.of(), 202501, 202507,
                List.of(Comparative.PRIOR_YEAR, Comparative.BUDGET)));
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            List<BigDecimal> row = statement.rows().stream().filter(each -> each.id().equals(id)).findFirst()
                    .orElseThrow().values();
            assertThat(decimal(result.totals().get(3 * i))).as(id).isEqualByComparingTo(row.get(0));
            assertThat(decimal(result.totals().get(3 * i + 1))).as(id).isEqualByComparingTo(row.get(1));
            assertThat(decimal(result.totals().get(3 * i + 2))).as(id).isEqualByComparingTo(row.get(4));
        }
    }

    @Test
    void balancesStandAtTheEndOfEachPeriodAndTheTotalAtTheEndOfTheLast() throws Exception {
        MetricResult result = ask("executive",
                query(List.of("cash", "revenue"), List.of("period"), 202411, 202503, List.of()));
        assertThat(result.rows().stream().map(row -> row.get(0)).toList()).containsExactly(202411, 202412, 202413,
                202501, 202502, 202503);
        for (List<Object> row : result.rows()) {
            int period = (Integer) row.get(0);
            BigDecimal cash = PlainEngine.closing(ledger.facts(), 1, 0, 1, period)
                    .add(PlainEngine.closing(ledger.facts(), 2, 0, 1, period));
            assertThat(decimal(row.get(1))).isEqualByComparingTo(cash);
        }
        assertThat(result.totals().get(1)).isEqualTo(result.rows().getLast().get(1));
    }

    @Test
    void ratiosAreRecomputedOnTotalsAndNeverSummed() throws Exception {
        MetricResult result = ask("controller", query(List.of("gross-profit", "revenue", "gross-margin"),
                List.of("branch"), 202501, 202513, List.of()));
        assertThat(result.rows()).hasSize(RandomLedger.BRANCHES.size());
        BigDecimal profit = decimal(result.totals().get(1));
        BigDecimal revenue = decimal(result.totals().get(2));
        assertThat(decimal(result.totals().get(3)))
                .isEqualByComparingTo(profit.divide(revenue, 6, RoundingMode.HALF_EVEN));
        assertThat(result.rows().stream().map(row -> decimal(row.get(2))).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(revenue);
    }

    @Test
    void aScopedCallerGetsItsBranchesAndNothingElse() throws Exception {
        MetricResult result = ask("branch-manager-scoped",
                query(List.of("net-income"), List.of("branch"), 202501, 202513, List.of()));
        assertThat(result.rows().stream().map(row -> row.get(0)).toList()).containsExactlyElementsOf(TestServer.SCOPE);
        BigDecimal expected = BigDecimal.ZERO;
        for (ChartLine account : ChartLine.CHART) {
            if (account.type().equals("revenue") || account.type().equals("expense")) {
                for (int branch : List.of(1, 4)) {
                    expected = expected
                            .subtract(PlainEngine.flow(ledger.facts(), account.key(), branch, 1, 202501, 202513));
                }
            }
        }
        assertThat(decimal(result.totals().get(1))).isEqualByComparingTo(expected);
        assertThat(result.proof().scope()).isEqualTo("Branches N01, S02");
    }

    @Test
    void aCutResultSaysHowManyRowsThereWere() throws Exception {
        MetricQuery query = new MetricQuery(List.of("net-amount"), List.of("account"), new PeriodRange(202501, 202513),
                List.of(), List.of(), List.of(new Sort("net-amount", true)), 3, null);
        MetricResult result = ask("controller", query);
        assertThat(result.rows()).hasSize(3);
        assertThat(result.trueCount()).isGreaterThan(20);
        assertThat(result.rows().stream().map(row -> decimal(row.get(1)).negate()).toList()).isSorted();
    }

    @Test
    void whatIsUnknownNamesItsField() throws Exception {
        refuses(query(List.of("moonshine"), List.of(), 202501, 202501, List.of()), 400, "UNKNOWN_FIELD", "metrics");
        refuses(query(List.of("revenue"), List.of("moon"), 202501, 202501, List.of()), 400, "UNKNOWN_FIELD",
                "dimensions");
        refuses(new MetricQuery(List.of("revenue"), List.of(), new PeriodRange(202501, 202501), List.of(),
                List.of(new Filter("moon", List.of("x"))), List.of(), null, null), 400, "UNKNOWN_FIELD", "filters");
        refuses(Map.of("metrics", List.of("revenue"), "colour", "red"), 400, "UNKNOWN_FIELD", "colour");
        refuses("{\"metrics\":", 400, "BAD_REQUEST", "body");
        refuses(Map.of("metrics", List.of("revenue"), "period", Map.of("from", 202502, "to", 202501)), 400,
                "BAD_REQUEST", "period");
    }

    @Test
    void currenciesAreNeverAdded() throws Exception {
        try (RandomLedger own = new RandomLedger(22, 20);
                TestServer proxy = new TestServer(own.warehouse()).addUsers()) {
            own.inEuro(12, "500.00");
            MetricQuery plain = query(List.of("revenue"), List.of(), 202401, 202613, List.of());
            assertThat(proxy.postAs("controller", "/v1/query", plain).json().get("code").asText())
                    .isEqualTo("MIXED_CURRENCY");
            assertThat(proxy.postAs("controller", "/v1/statements",
                    new StatementRequest("profit-and-loss", 202506, true, List.of(), List.of(), null)).json()
                    .get("code").asText()).isEqualTo("MIXED_CURRENCY");
            MetricResult grouped = proxy.postAs("controller", "/v1/query",
                    query(List.of("revenue"), List.of("currency"), 202401, 202613, List.of())).as(MetricResult.class);
            assertThat(grouped.rows().getFirst()).containsExactly("EUR", "500.00");
            assertThat(grouped.totals().get(1)).isNull();
            MetricResult euro = proxy.postAs("controller", "/v1/query",
                    new MetricQuery(List.of("revenue"), List.of(), new PeriodRange(202401, 202613), List.of(),
                            List.of(new Filter("currency", List.of("EUR"))), List.of(), null, null))
                    .as(MetricResult.class);
            assertThat(euro.totals().getFirst()).isEqualTo("500.00");
            assertThat(euro.currency()).isEqualTo("EUR");
        }
    }

    private static void refuses(Object query, int status, String code, String field) throws Exception {
        TestServer.Reply reply = server.postAs("controller", "/v1/query", query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.json().get("code").asText()).isEqualTo(code);
        assertThat(reply.json().get("field").asText()).isEqualTo(field);
        assertThat(reply.json().get("supportCode").asText()).matches("[0-9A-HJKMNP-TV-Z]{8}");
    }

    private static MetricQuery query(List<String> metrics, List<String> dimensions, int from, int to,
            List<Comparative> comparatives) {
        return new MetricQuery(metrics, dimensions, new PeriodRange(from, to), comparatives, List.of(), List.of(), null,
                null);
    }

    private static MetricResult ask(String user, MetricQuery query) throws Exception {
        return server.postAs(user, "/v1/query", query).as(MetricResult.class);
    }

    private static BigDecimal decimal(Object cell) {
        return new BigDecimal((String) cell);
    }
}
