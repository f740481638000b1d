package com.superscapes.proxy.period;

import com.superscapes.api.period.PeriodChange;
import com.superscapes.api.period.PeriodStatus;
import com.superscapes.proxy.cache.AnswerCache;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.http.Exchange;
import com.superscapes.proxy.http.Route;
import java.util.List;
import java.util.Map;

/** The state of every fiscal period, and what controllers say of one. */
public final class PeriodRoutes {

    private final ReadLane lane;
    private final AnswerCache answers;
    private final PeriodStore periods;
    private final Runnable changed;

    /** @param changed told when a period has another state */
    public PeriodRoutes(ReadLane lane, AnswerCache answers, PeriodStore periods, Runnable changed) {
        this.lane = lane;
        this.answers = answers;
        this.periods = periods;
        this.changed = changed;
    }

    /** The routes of this feature. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/periods", "periods", this::list),
                Route.post("/v1/periods/{period}/state", "period-state", this::change));
    }

    private List<PeriodStatus> list(Exchange exchange) {
        if (!exchange.caller().role().readsLedger()) {
            throw ApiException.notPermitted("fiscal periods");
        }
        return lane.read(exchange.caller(), null, PeriodReader::all);
    }

    private PeriodStatus change(Exchange exchange) {
        PeriodStore.checkWriter(exchange.caller());
        int period = number(exchange.path("period"));
        PeriodChange change = exchange.body(PeriodChange.class);
        exchange.about(Integer.toString(period), Map.of("request", change));
        periods.change(period, change, exchange.caller());
        changed.run();
        answers.changed();
        return list(exchange).stream()
                .filter(each -> each.company().equals(change.company()) && each.period() == period)
                .findFirst().orElseThrow();
    }

    private static int number(String period) {
        try {
            return Integer.parseInt(period);
        } catch (NumberFormatException noNumber) {
            throw ApiException.notFound("There is no such fiscal period.");
        }
    }
}
