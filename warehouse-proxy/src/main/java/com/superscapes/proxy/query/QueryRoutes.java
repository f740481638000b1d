package com.superscapes.proxy.query;

import com.superscapes.api.query.MetricPage;
import com.superscapes.api.query.MetricPageResult;
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.MetricResult;
import com.superscapes.proxy.cache.AnswerCache;
import com.superscapes.proxy.cache.Figures;
import com.superscapes.proxy.cancel.RequestWatch;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.database.SharedReads;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.http.Exchange;
import com.superscapes.proxy.http.RenderedAnswer;
import com.superscapes.proxy.http.Route;
import com.superscapes.proxy.session.Caller;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The metric catalogue and the metric query. */
public final class QueryRoutes {

    private static final int MOST_QUERIES = 16;

    private final SharedReads<List<QueryPlan>, List<MetricResult>> reads;
    private final AnswerCache answers;
    private final MetricCatalogue catalogue;
    private final MetricQueries queries;

    private final DimensionCatalogue dimensions = DimensionCatalogue.load();

    /** @param watch ends readings that nobody waits for any more */
    public QueryRoutes(ReadLane lane, RequestWatch watch, AnswerCache answers, MetricCatalogue catalogue,
            MetricQueries queries) {
        this.reads = new SharedReads<>(lane, watch, queries::answers);
        this.answers = answers;
        this.catalogue = catalogue;
        this.queries = queries;
    }

    /** The routes of this feature. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/metrics", "metrics", exchange -> catalogue.visibleTo(exchange.caller()))
                .onDashboards(),
                Route.get("/v1/dimensions", "dimensions", exchange -> dimensions.all()).onDashboards(),
                Route.post("/v1/query", "query", this::query).onDashboards(),
                Route.post("/v1/queries", "queries", this::page).onDashboards());
    }

    /** Everything of a page in one snapshot. */
    private RenderedAnswer page(Exchange exchange) {
        List<MetricQuery> asked = exchange.body(MetricPage.class).queries();
        exchange.about(asked.size() + " queries", Map.of("request", asked));
        if (asked.isEmpty() || asked.size() > MOST_QUERIES) {
            throw ApiException.badRequest("queries", "Ask 1 to " + MOST_QUERIES + " queries at once.");
        }
        Long batch = asked.getFirst().asOfBatch();
        if (asked.stream().anyMatch(query -> !Objects.equals(query.asOfBatch(), batch))) {
            throw ApiException.badRequest("queries", "Queries asked at once are answered as of one batch.");
        }
        Caller caller = exchange.caller();
        List<QueryPlan> plans = asked.stream().map(query -> queries.plan(query, caller)).toList();
        return answers.answer(exchange, "queries", asked, () -> {
            List<MetricResult> results = reads.read(caller, batch, plans);
            return new Figures(new MetricPageResult(results),
                    results.stream().mapToLong(result -> result.rows().size()).sum(),
                    results.getFirst().proof().batch().batch());
        });
    }

    private RenderedAnswer query(Exchange exchange) {
        MetricQuery query = exchange.body(MetricQuery.class);
        exchange.about(String.join(",", query.metrics()), Map.of("request", query));
        QueryPlan plan = queries.plan(query, exchange.caller());
        Caller caller = exchange.caller();
        return answers.answer(exchange, "query", query, () -> {
            MetricResult result = reads.read(caller, query.asOfBatch(), List.of(plan)).getFirst();
            return new Figures(result, result.rows().size(), result.proof().batch().batch());
        });
    }
}
