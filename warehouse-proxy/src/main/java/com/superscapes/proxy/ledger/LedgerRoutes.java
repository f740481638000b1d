package com.superscapes.proxy.ledger;

import com.superscapes.api.ledger.LedgerSummary;
import com.superscapes.proxy.cache.AnswerCache;
import com.superscapes.proxy.cache.Figures;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.http.Exchange;
import com.superscapes.proxy.http.RenderedAnswer;
import com.superscapes.proxy.http.Route;
import com.superscapes.proxy.session.Caller;
import java.util.List;

/** What the warehouse holds for the caller. */
public final class LedgerRoutes {

    private final ReadLane lane;
    private final AnswerCache answers;
    private final LedgerReader reader;

    public LedgerRoutes(ReadLane lane, AnswerCache answers, LedgerReader reader) {
        this.lane = lane;
        this.answers = answers;
        this.reader = reader;
    }

    /** The routes of this feature. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/ledger", "ledger", this::ledger).onDashboards());
    }

    private RenderedAnswer ledger(Exchange exchange) {
        if (!exchange.caller().role().readsLedger()) {
            throw ApiException.notPermitted("the ledger");
        }
        Caller caller = exchange.caller();
        return answers.answer(exchange, "ledger", "", () -> {
            LedgerSummary summary = lane.read(caller, null, reader::read);
            return new Figures(summary, summary.periods().size(), summary.batch().batch());
        });
    }
}
