package com.superscapes.proxy.statement;

import com.superscapes.api.statement.BridgeRequest;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementBridge;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.api.statement.StatementTemplate;
import com.superscapes.api.statement.TemplateDraft;
import com.superscapes.proxy.cache.AnswerCache;
import com.superscapes.proxy.cache.Figures;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.http.Exchange;
import com.superscapes.proxy.http.RenderedAnswer;
import com.superscapes.proxy.http.Route;
import com.superscapes.proxy.session.Caller;
import java.util.List;
import java.util.Map;

/** The statements, what changed in them, and their templates. */
public final class StatementRoutes {

    private final ReadLane lane;
    private final AnswerCache answers;
    private final Statements statements;

    private final TemplateStore templates;

    public StatementRoutes(ReadLane lane, AnswerCache answers, Statements statements, TemplateStore templates) {
        this.templates = templates;
        this.lane = lane;
        this.answers = answers;
        this.statements = statements;
    }

    /** The routes of this feature. */
    public List<Route> routes() {
        return List.of(Route.post("/v1/statements", "statement", this::statement).onDashboards(),
                Route.post("/v1/statements/bridge", "statement-bridge", this::bridge).onDashboards(),
                Route.get("/v1/statement-templates", "statement-templates", this::list),
                Route.post("/v1/statement-templates", "statement-template-draft", this::draft),
                Route.post("/v1/statement-templates/{statement}/{version}/approve", "statement-template-approve",
                        this::approve));
    }

    private RenderedAnswer bridge(Exchange exchange) {
        BridgeRequest asked = exchange.body(BridgeRequest.class);
        if (asked.request() == null) {
            throw ApiException.badRequest("request", "Name the statement.");
        }
        exchange.about(asked.request().statement(), Map.of("request", asked));
        StatementPlan.check(asked.request(), exchange.caller());
        Bridge.check(asked);
        Caller caller = exchange.caller();
        return answers.answer(exchange, "statement-bridge", asked, () -> {
            StatementBridge bridge = read(caller, asked);
            return new Figures(bridge, bridge.entries().size(), bridge.statement().proof().batch().batch());
        });
    }

    private StatementBridge read(Caller caller, BridgeRequest asked) {
        Statement before = lane.read(caller, asked.sinceBatch(),
                snapshot -> statements.answer(snapshot, asked.request()));
        return lane.read(caller, asked.request().asOfBatch(), snapshot -> {
            if (snapshot.batch() < asked.sinceBatch()) {
                throw ApiException.badRequest("sinceBatch", "The earlier batch is the later one.");
            }
            return Bridge.of(snapshot, asked, before, statements.answer(snapshot, asked.request()));
        });
    }

    private List<StatementTemplate> list(Exchange exchange) {
        if (!exchange.caller().role().readsLedger()) {
            throw ApiException.notPermitted("statement templates");
        }
        return lane.read(exchange.caller(), null, templates::all);
    }

    private StatementTemplate draft(Exchange exchange) {
        TemplateStore.checkWriter(exchange.caller());
        TemplateDraft draft = exchange.body(TemplateDraft.class);
        exchange.about(draft.statement(), Map.of("request", draft));
        StatementTemplate drafted = lane.read(exchange.caller(), null,
                snapshot -> templates.draft(draft, snapshot, exchange.caller()));
        answers.changed();
        return drafted;
    }

    private StatementTemplate approve(Exchange exchange) {
        TemplateStore.checkWriter(exchange.caller());
        String statement = exchange.path("statement");
        int version = number(exchange.path("version"));
        exchange.about(statement, Map.of("version", version));
        templates.approve(statement, version, exchange.caller());
        answers.changed();
        return lane.read(exchange.caller(), null, templates::all).stream()
                .filter(each -> each.statement().equals(statement) && each.version() == version).findFirst()
                .orElseThrow();
    }

    private static int number(String version) {
        try {
            return Integer.parseInt(version);
        } catch (NumberFormatException noNumber) {
            throw ApiException.notFound("There is no such version of the template.");
        }
    }

    private RenderedAnswer statement(Exchange exchange) {
        StatementRequest request = exchange.body(StatementRequest.class);
        exchange.about(request.statement(), Map.of("request", request));
        StatementPlan.check(request, exchange.caller());
        Caller caller = exchange.caller();
        return answers.answer(exchange, "statement", request, () -> {
            Statement statement = lane.read(caller, request.asOfBatch(),
                    snapshot -> statements.answer(snapshot, request));
            return new Figures(statement, statement.rows().size(), statement.proof().batch().batch());
        });
    }
}
