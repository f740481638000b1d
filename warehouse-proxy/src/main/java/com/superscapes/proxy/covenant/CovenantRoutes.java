package com.superscapes.proxy.covenant;

import com.superscapes.api.covenant.Covenant;
import com.superscapes.api.covenant.CovenantDraft;
import com.superscapes.proxy.cache.AnswerCache;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.http.Exchange;
import com.superscapes.proxy.http.Route;
import java.util.List;
import java.util.Map;

/** Covenants: every version, drafts, and their approval. */
public final class CovenantRoutes {

    private final ReadLane lane;
    private final AnswerCache answers;
    private final CovenantStore covenants;

    public CovenantRoutes(ReadLane lane, AnswerCache answers, CovenantStore covenants) {
        this.lane = lane;
        this.answers = answers;
        this.covenants = covenants;
    }

    /** The routes of this feature. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/covenants", "covenants", this::list),
                Route.post("/v1/covenants", "covenant-draft", this::draft),
                Route.post("/v1/covenants/{code}/{version}/approve", "covenant-approve", this::approve));
    }

    private List<Covenant> list(Exchange exchange) {
        CovenantStore.checkReader(exchange.caller());
        return lane.read(exchange.caller(), null, CovenantStore::all);
    }

    private Covenant draft(Exchange exchange) {
        CovenantStore.checkWriter(exchange.caller());
        CovenantDraft draft = exchange.body(CovenantDraft.class);
        exchange.about(String.valueOf(draft.code()), Map.of("request", draft));
        return lane.read(exchange.caller(), null, snapshot -> covenants.draft(draft, snapshot));
    }

    private Covenant approve(Exchange exchange) {
        CovenantStore.checkWriter(exchange.caller());
        String code = exchange.path("code");
        int version = number(exchange.path("version"));
        exchange.about(code, Map.of("version", version));
        covenants.approve(code, version, exchange.caller());
        answers.changed();
        return lane.read(exchange.caller(), null, CovenantStore::all).stream()
                .filter(each -> each.definition().code().equals(code) && each.version() == version).findFirst()
                .orElseThrow();
    }

    private static int number(String version) {
        try {
            return Integer.parseInt(version);
        } catch (NumberFormatException noNumber) {
            throw ApiException.notFound("There is no such version of the covenant.");
        }
    }
}
