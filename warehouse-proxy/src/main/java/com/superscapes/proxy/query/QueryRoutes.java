package com.superscapes.proxy.query;

import com.superscapes.api.query.MetricPage;
import com.superscapes.api.query.MetricPageResult;
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.MetricResult;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.http.Exchange;
import com.superscapes.proxy.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The metric catalogue and the metric query. */
public final class QueryRoutes {

    private static final int MOST_QUERIES = 16;

    private final ReadLane lane;
    private final MetricCatalogue catalogue;
    private final MetricQueries queries;

    private final DimensionCatalogue dimensions = DimensionCatalogue.load();

    public QueryRoutes(ReadLane lane, MetricCatalogue catalogue, MetricQueries queries) {
        this.lane = lane;
        this.catalogue = catalogue;
        this.queries = queries;
    }

    /** The routes of this feature. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/metrics", "metrics", exchange -> catalogue.visibleTo(exchange.caller())),
                Route.get("/v1/dimensions", "dimensions", exchange -> dimensions.all()),
                Route.post("/v1/query", "query", this::query), Route.post("/v1/queries", "queries", this::page));
    }

    /** Everything of a page in one snapshot. */
    private MetricPageResult page(Exchange exchange) {
        List<MetricQuery> asked = exchange.body(MetricPage.class).queries();
        exchange.about(asked.size() + " queries", Map.of("request", asked));
        if (asked.isEmpty() || asked.size() > MOST_QUERIES) {
            throw ApiException.badRequest("queries", "Ask 1 to " + MOST_QUERIES + " queries at once.");
        }
        Long batch = asked.getFirst().asOfBatch();
        if (asked.stream().anyMatch(query -> !Objects.equals(query.asOfBatch(), batch))) {
            throw ApiException.badRequest("queries", "Queries asked at once are answered as of one batch.");
        }
        List<QueryPlan> plans = asked.stream().map(query -> queries.plan(query, exchange.caller())).toList();
        List<MetricResult> results = lane.read(exchange.caller(), batch,
                snapshot -> plans.stream().map(plan -> queries.answer(snapshot, plan)).toList());
        exchange.answered(results.stream().mapToLong(result -> result.rows().size()).sum(),
                results.getFirst().proof().batch().batch());
        return new MetricPageResult(results);
    }

    private MetricResult query(Exchange exchange) {
        MetricQuery query = exchange.body(MetricQuery.class);
        exchange.about(String.join(",", query.metrics()), Map.of("request", query));
        QueryPlan plan = queries.plan(query, exchange.caller());
        MetricResult result = lane.read(exchange.caller(), query.asOfBatch(),
                snapshot -> queries.answer(snapshot, plan));
        exchange.answered(result.rows().size(), result.proof().batch().batch());
        return result;
    }
}
