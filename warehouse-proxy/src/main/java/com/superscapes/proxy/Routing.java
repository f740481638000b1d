package com.superscapes.proxy;

import com.superscapes.proxy.audit.AuditLog;
import com.superscapes.proxy.cache.AnswerCache;
import com.superscapes.proxy.cache.DataVersion;
import com.superscapes.proxy.cancel.RequestWatch;
import com.superscapes.proxy.covenant.CovenantRoutes;
import com.superscapes.proxy.covenant.CovenantStore;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.database.ReadLanes;
import com.superscapes.proxy.database.WriteLane;
import com.superscapes.proxy.docs.DocsRoutes;
import com.superscapes.proxy.drain.Drain;
import com.superscapes.proxy.drill.Drill;
import com.superscapes.proxy.drill.DrillRoutes;
import com.superscapes.proxy.drill.Entries;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.export.ExportRoutes;
import com.superscapes.proxy.export.FileRoutes;
import com.superscapes.proxy.health.HealthRoutes;
import com.superscapes.proxy.http.Dispatcher;
import com.superscapes.proxy.http.Route;
import com.superscapes.proxy.ledger.LedgerReader;
import com.superscapes.proxy.ledger.LedgerRoutes;
import com.superscapes.proxy.limit.RequestLimits;
import com.superscapes.proxy.load.LoadReader;
import com.superscapes.proxy.load.LoadRoutes;
import com.superscapes.proxy.oidc.OidcRoutes;
import com.superscapes.proxy.oidc.OidcSignIn;
import com.superscapes.proxy.period.PeriodRoutes;
import com.superscapes.proxy.period.PeriodStore;
import com.superscapes.proxy.proof.ProofReader;
import com.superscapes.proxy.query.MetricCatalogue;
import com.superscapes.proxy.query.MetricQueries;
import com.superscapes.proxy.query.QueryRoutes;
import com.superscapes.proxy.report.ReportCatalogue;
import com.superscapes.proxy.report.ReportRoutes;
import com.superscapes.proxy.report.Reports;
import com.superscapes.proxy.session.InstallationKey;
import com.superscapes.proxy.session.Passwords;
import com.superscapes.proxy.session.Sessions;
import com.superscapes.proxy.signin.SessionRoutes;
import com.superscapes.proxy.statement.StatementRoutes;
import com.superscapes.proxy.statement.Statements;
import com.superscapes.proxy.statement.TemplateStore;
import com.superscapes.proxy.trail.AuditRoutes;
import com.superscapes.proxy.user.ProviderUsers;
import com.superscapes.proxy.user.UserRoutes;
import io.helidon.webserver.http.HttpRouting;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Every route of the server, put together once. */
public final class Routing {

    private final List<Route> routes;
    private final Dispatcher dispatcher;
    private final HealthRoutes health;
    private final boolean apiPage;
    private final RequestWatch watch = new RequestWatch();

    public Routing(ProxyConfig config, ReadLanes lanes, DataSource writing, InstallationKey key, AuditLog log,
            PrometheusMeterRegistry meters, Drain drain) {
        ReadLane lane = lanes.reports();
        Passwords passwords = new Passwords();
        Sessions sessions = new Sessions(writing, key, passwords, config.signIn(), config.clock());
        WriteLane changes = new WriteLane(writing, config.roles());
        OidcSignIn provider = config.oidc() == null
                ? null
                : new OidcSignIn(config.oidc(), key, new ProviderUsers(writing, config.clock()), config.clock());
        ProofReader proofs = new ProofReader(config.clock());
        MetricCatalogue catalogue = MetricCatalogue.load();
        AnswerCache answers = new AnswerCache(config.cache(), DataVersion.of(writing, config.cache().versionKnown()),
                watch, config.clock(), meters);
        sessions.whenRightsChange(answers::purge);
        RequestLimits limits = new RequestLimits(config.serving().limits());
        Reports reports = new Reports(ReportCatalogue.load(), proofs, config.clock());
        Drill drill = new Drill(proofs, key);
        this.routes = Stream.of(new SessionRoutes(sessions).routes(),
                new LedgerRoutes(lane, answers, new LedgerReader(proofs)).routes(),
                new QueryRoutes(lane, watch, answers, catalogue, new MetricQueries(catalogue, proofs)).routes(),
                new StatementRoutes(lane, answers, new Statements(proofs), new TemplateStore(writing, config.clock()))
                        .routes(),
                new CovenantRoutes(lane, answers, new CovenantStore(writing, config.clock())).routes(),
                new PeriodRoutes(lane, answers, new PeriodStore(writing, config.clock()), proofs::periodsChanged)
                        .routes(),
                new DrillRoutes(lane, drill, new Entries(proofs)).routes(),
                new ReportRoutes(lane, answers, reports).routes(),
                new FileRoutes(lanes.exports(), reports, drill, limits, config.clock()).routes(),
                new LoadRoutes(lane, new LoadReader(proofs)).routes(), new ExportRoutes().routes(),
                new UserRoutes(changes, sessions, passwords, config.clock()).routes(),
                new OidcRoutes(provider, sessions).routes(), new AuditRoutes(lane).routes())
                .flatMap(List::stream).toList();
        this.dispatcher = new Dispatcher(sessions, limits, log, watch, drain, meters);
        this.apiPage = config.apiPage();
        this.health = new HealthRoutes(writing, meters, drain);
    }

    /** Method and path of each, as the contract lists them. */
    List<String> list() {
        Stream<String> features = routes.stream().map(route -> route.method().text() + " " + route.path());
        Stream<String> service = Stream.concat(HealthRoutes.PATHS.stream(),
                apiPage ? DocsRoutes.PATHS.stream() : Stream.empty());
        return Stream.concat(features, service.map(path -> "GET " + path)).sorted().toList();
    }

    /** Looks after no request any more. */
    void close() {
        watch.close();
    }

    /** Adds them to the web server. */
    public void addTo(HttpRouting.Builder rules) {
        health.addTo(rules);
        if (apiPage) {
            DocsRoutes.addTo(rules);
        }
        for (Route route : routes) {
            rules.route(route.method(), route.path(),
                    (request, response) -> dispatcher.handle(route, request, response));
        }
        Route nothing = Route.get("/", "unknown", exchange -> {
            throw ApiException.notFound("There is nothing at this address.");
        }).withoutSignIn();
        rules.any((request, response) -> dispatcher.handle(nothing, request, response));
    }
}
