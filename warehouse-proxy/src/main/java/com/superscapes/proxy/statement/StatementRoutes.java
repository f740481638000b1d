package com.superscapes.proxy.statement;

import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.http.Exchange;
import com.superscapes.proxy.http.Route;
import java.util.List;
import java.util.Map;

/** Profit and loss, balance sheet, trial balance. */
public final class StatementRoutes {

    private final ReadLane lane;
    private final Statements statements;

    public StatementRoutes(ReadLane lane, Statements statements) {
        this.lane = lane;
        this.statements = statements;
    }

    /** The routes of this feature. */
    public List<Route> routes() {
        return List.of(Route.post("/v1/statements", "statement", this::statement));
    }

    private Statement statement(Exchange exchange) {
        StatementRequest request = exchange.body(StatementRequest.class);
        exchange.about(request.statement(), Map.of("request", request));
        StatementPlan.check(request, exchange.caller());
        Statement statement = lane.read(exchange.caller(), request.asOfBatch(),
                snapshot -> statements.answer(snapshot, request));
        exchange.answered(statement.rows().size(), statement.proof().batch().batch());
        return statement;
    }
}
