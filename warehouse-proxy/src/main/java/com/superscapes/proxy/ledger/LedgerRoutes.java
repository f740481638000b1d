package com.superscapes.proxy.ledger;

import com.superscapes.api.ledger.LedgerSummary;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.http.Exchange;
import com.superscapes.proxy.http.Route;
import java.util.List;

/** What the warehouse holds for the caller. */
public final class LedgerRoutes {

    private final ReadLane lane;
    private final LedgerReader reader;

    public LedgerRoutes(ReadLane lane, LedgerReader reader) {
        this.lane = lane;
        this.reader = reader;
    }

    /** The routes of this feature. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/ledger", "ledger", this::ledger));
    }

    private LedgerSummary ledger(Exchange exchange) {
        if (!exchange.caller().role().readsLedger()) {
            throw ApiException.notPermitted("the ledger");
        }
        LedgerSummary summary = lane.read(exchange.caller(), null, reader::read);
        exchange.answered(summary.periods().size(), summary.batch().batch());
        return summary;
    }
}
