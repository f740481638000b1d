package com.superscapes.proxy.query;

import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.MetricResult;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.http.Exchange;
import com.superscapes.proxy.http.Route;
import java.util.List;
import java.util.Map;

/** The metric catalogue and the metric query. */
public final class QueryRoutes {

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
                Route.post("/v1/query", "query", this::query));
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
