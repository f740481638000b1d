package com.superscapes.proxy.drill;

import com.superscapes.api.drill.AccountTotals;
import com.superscapes.api.drill.DrillRequest;
import com.superscapes.api.drill.JournalEntry;
import com.superscapes.api.drill.LinePage;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.http.Exchange;
import com.superscapes.proxy.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From a cell to accounts, lines and one entry. */
public final class DrillRoutes {

    private final ReadLane lane;
    private final Drill drill;
    private final Entries entries;

    public DrillRoutes(ReadLane lane, Drill drill, Entries entries) {
        this.lane = lane;
        this.drill = drill;
        this.entries = entries;
    }

    /** The routes of this feature. */
    public List<Route> routes() {
        return List.of(Route.post("/v1/drill/accounts", "drill-accounts", this::accounts),
                Route.post("/v1/drill/lines", "drill-lines", this::lines),
                Route.get("/v1/entries/{lineId}", "entry", this::entry));
    }

    private AccountTotals accounts(Exchange exchange) {
        DrillRequest request = checked(exchange);
        AccountTotals totals = lane.read(exchange.caller(), request.asOfBatch(),
                snapshot -> drill.accounts(snapshot, request));
        exchange.answered(totals.rows().size(), totals.batch().batch());
        return totals;
    }

    private LinePage lines(Exchange exchange) {
        DrillRequest request = checked(exchange);
        LinePage page = lane.read(exchange.caller(), drill.batch(request, exchange.caller()),
                snapshot -> drill.lines(snapshot, request));
        exchange.answered(page.rows().size(), page.batch().batch());
        return page;
    }

    private JournalEntry entry(Exchange exchange) {
        String lineId = exchange.path("lineId");
        exchange.about(lineId, Map.of());
        if (!exchange.caller().role().readsLedger()) {
            throw ApiException.notPermitted("ledger entries");
        }
        JournalEntry entry = lane.read(exchange.caller(), batch(exchange),
                snapshot -> entries.read(snapshot, lineId));
        exchange.answered(entry.lines().size(), entry.batch().batch());
        return entry;
    }

    private DrillRequest checked(Exchange exchange) {
        DrillRequest request = exchange.body(DrillRequest.class);
        exchange.about(Objects.requireNonNullElse(request.statement(), "ledger"), Map.of("request", request));
        drill.check(request, exchange.caller());
        return request;
    }

    private static @Nullable Long batch(Exchange exchange) {
        String batch = exchange.parameter("asOfBatch");
        try {
            return batch == null ? null : Long.valueOf(batch);
        } catch (NumberFormatException noNumber) {
            throw ApiException.badRequest("asOfBatch", "The batch is not a number.");
        }
    }
}
