package com.superscapes.proxy.load;

import com.superscapes.api.load.LoadDetail;
import com.superscapes.api.load.Loads;
import com.superscapes.api.load.Rejects;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.http.Exchange;
import com.superscapes.proxy.http.Route;
import java.util.List;
import java.util.Map;

/** What was loaded, when, and what was not. */
public final class LoadRoutes {

    private final ReadLane lane;
    private final LoadReader reader;

    public LoadRoutes(ReadLane lane, LoadReader reader) {
        this.lane = lane;
        this.reader = reader;
    }

    /** The routes of this feature. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/loads", "loads", this::loads),
                Route.get("/v1/loads/{batch}", "load", this::load),
                Route.get("/v1/loads/{batch}/rejects", "rejects", this::rejects));
    }

    private Loads loads(Exchange exchange) {
        requireLedger(exchange);
        Loads loads = lane.read(exchange.caller(), null, reader::loads);
        exchange.answered(loads.loads().size(), loads.batch().batch());
        return loads;
    }

    private LoadDetail load(Exchange exchange) {
        requireLedger(exchange);
        long batch = batch(exchange);
        LoadDetail detail = lane.read(exchange.caller(), null, snapshot -> reader.load(snapshot, batch));
        exchange.answered(detail.slices().size(), detail.batch().batch());
        return detail;
    }

    private Rejects rejects(Exchange exchange) {
        requireLedger(exchange);
        long batch = batch(exchange);
        if (!exchange.caller().entityWide()) {
            throw ApiException.notPermitted("rejected rows: they need entity-wide scope");
        }
        long after = number(exchange.parameter("after") == null ? "0" : exchange.parameter("after"), "after");
        Rejects rejects = lane.read(exchange.caller(), null, snapshot -> reader.rejects(snapshot, batch, after));
        exchange.answered(rejects.rows().size(), rejects.batch().batch());
        return rejects;
    }

    private static void requireLedger(Exchange exchange) {
        if (!exchange.caller().role().readsLedger()) {
            throw ApiException.notPermitted("the loads");
        }
    }

    private static long batch(Exchange exchange) {
        exchange.about(exchange.path("batch"), Map.of());
        try {
            return Long.parseLong(exchange.path("batch"));
        } catch (NumberFormatException noNumber) {
            throw ApiException.notFound("There is no such load.");
        }
    }

    private static long number(String text, String field) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException noNumber) {
            throw ApiException.badRequest(field, "The field " + field + " is not a number.");
        }
    }
}
