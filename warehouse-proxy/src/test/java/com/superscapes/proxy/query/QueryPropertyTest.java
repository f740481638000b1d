package com.superscapes.proxy.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.query.Basis;
import com.superscapes.api.query.Comparative;
import com.superscapes.api.query.Filter;
import com.superscapes.api.query.MetricPage;
import com.superscapes.api.query.MetricPageResult;
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.MetricResult;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.proxy.testing.PlainQuery;
import com.superscapes.proxy.testing.RandomJobs;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestServer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random questions about random ledgers, answered by the engine and once more by loops over facts. */
class QueryPropertyTest {

    private static final int QUESTIONS = 60;
    private static final int PAGE = 6;
    private static final List<String> METRICS = List.of("revenue", "gross-profit", "gross-margin", "net-income",
            "hours",
            "overtime-hours", "revenue-per-hour", "materials", "ebitda", "overtime-ratio", "net-amount", "cash");
    private static final List<String> DIMENSIONS = List.of("branch", "region", "job", "customer", "service-line",
            "fiscal-year");

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103})
    void theEngineAnswersAsLoopsOverFactsDo(long seed) throws Exception {
        try (RandomLedger ledger = new RandomLedger(seed, 150)) {
            ledger.budgetVersion(11, "revised");
            RandomJobs jobs = new RandomJobs(ledger, seed, 150);
            try (TestServer server = new TestServer(ledger.warehouse()).addUsers()) {
                Random random = new Random(seed);
                List<MetricQuery> asked = new ArrayList<>();
                for (int i = 0; i < QUESTIONS; i++) {
                    MetricQuery query = question(random);
                    MetricResult result = server.postAs("controller", "/v1/query", query).as(MetricResult.class);
                    same(query, result, new PlainQuery(ledger.facts(), jobs.facts(), query));
                    asked.add(query);
                }
                for (int i = 0; i < QUESTIONS / PAGE; i++) {
                    MetricPage page = new MetricPage(alike(asked.subList(i * PAGE, i * PAGE + PAGE), random));
                    List<MetricResult> results = server.postAs("controller", "/v1/queries", page)
                            .as(MetricPageResult.class).results();
                    for (int k = 0; k < PAGE; k++) {
                        MetricQuery query = page.queries().get(k);
                        same(query, results.get(k), new PlainQuery(ledger.facts(), jobs.facts(), query));
                    }
                }
            }
        }
    }

    // What differs in its periods alone is read by one statement, so most of a page are one question with other periods.
    private static List<MetricQuery> alike(List<MetricQuery> asked, Random random) {
        MetricQuery first = asked.getFirst();
        return asked.stream().map(each -> random.nextInt(4) == 0
                ? each
                : new MetricQuery(first.metrics(), first.dimensions(), each.period(), first.comparatives(),
                        first.filters(), List.of(), null, null, new Basis(null, null, "revised", null)))
                .toList();
    }

    private static MetricQuery question(Random random) {
        List<String> dimensions = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String dimension = DIMENSIONS.get(random.nextInt(DIMENSIONS.size()));
            if (!dimensions.contains(dimension)) {
                dimensions.add(dimension);
            }
        }
        List<String> metrics = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String metric = METRICS.get(random.nextInt(METRICS.size()));
            if (!metrics.contains(metric)) {
                metrics.add(metric);
            }
        }
        int year = 2024 + random.nextInt(3);
        int to = year * 100 + 1 + random.nextInt(13);
        boolean whole = random.nextInt(3) > 0;
        int from = random.nextInt(4) == 0 ? (year - 1) * 100 + 4 : whole ? year * 100 + 1 : to;
        List<Comparative> comparatives = Arrays.stream(Comparative.values())
                .filter(each -> each != Comparative.OUTLOOK && random.nextInt(3) == 0).toList();
        List<Filter> filters = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            filters.add(new Filter("branch", List.of("N01", "S02")));
        }
        if (random.nextInt(4) == 0) {
            filters.add(new Filter("customer", List.of("C1", "C3")));
        }
        if (random.nextInt(5) == 0) {
            filters.add(new Filter("job", List.of("J1", "J2")));
        }
        Boolean adjustments = to % 100 == 13 && from == to ? null : random.nextInt(3) == 0 ? false : null;
        Basis basis = new Basis(adjustments, null, random.nextBoolean() ? "revised" : null, null);
        return new MetricQuery(metrics, dimensions, new PeriodRange(from, to), comparatives, filters, List.of(), null,
                null, basis);
    }

    private static void same(MetricQuery query, MetricResult result, PlainQuery plain) {
        int groups = query.dimensions().size();
        Map<List<String>, List<BigDecimal>> rows = new TreeMap<>(
                (one, other) -> one.toString().compareTo(other.toString()));
        for (List<Object> row : result.rows()) {
            rows.put(row.subList(0, groups).stream().map(String::valueOf).toList(),
                    row.subList(groups, row.size()).stream().map(QueryPropertyTest::decimal).toList());
        }
        for (List<String> group : plain.groups()) {
            List<BigDecimal> expected = plain.figures(group);
            List<BigDecimal> shown = rows.remove(group);
            assertSame(query + " " + group, shown, expected);
        }
        rows.forEach((group, values) -> assertSame(query + " only the engine has " + group, values, List.of()));
        assertSame(query + " totals",
                result.totals().subList(groups, result.totals().size()).stream().map(QueryPropertyTest::decimal)
                        .toList(),
                plain.totals());
    }

    // Nothing and zero are the same here: a row without lines is none.
    private static void assertSame(String what, List<BigDecimal> shown, List<BigDecimal> expected) {
        int size = Math.max(shown == null ? 0 : shown.size(), expected.size());
        for (int i = 0; i < size; i++) {
            BigDecimal one = shown == null || i >= shown.size() ? null : shown.get(i);
            BigDecimal other = i >= expected.size() ? null : expected.get(i);
            assertThat(one == null ? BigDecimal.ZERO : one).as(what + " figure " + i)
                    .isEqualByComparingTo(other == null ? BigDecimal.ZERO : other);
        }
    }

    private static BigDecimal decimal(Object cell) {
        return cell == null ? null : new BigDecimal(cell.toString());
    }
}
