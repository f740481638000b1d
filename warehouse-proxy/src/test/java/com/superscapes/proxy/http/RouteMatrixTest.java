package com.superscapes.proxy.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.covenant.CovenantDraft;
import com.superscapes.api.covenant.CovenantTerm;
import com.superscapes.api.drill.DrillRequest;
import com.superscapes.api.drill.LinePage;
import com.superscapes.api.export.ExportNotice;
import com.superscapes.api.period.PeriodChange;
import com.superscapes.api.period.PeriodState;
import com.superscapes.api.query.Comparative;
import com.superscapes.api.query.Filter;
import com.superscapes.api.query.MetricPage;
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.session.ProviderSignInCode;
import com.superscapes.api.session.ProviderSignInStart;
import com.superscapes.api.session.RefreshRequest;
import com.superscapes.api.session.SignInRequest;
import com.superscapes.api.statement.BridgeRequest;
import com.superscapes.api.statement.StatementOptions;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.api.statement.TemplateDraft;
import com.superscapes.api.user.UserDraft;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportCatalogue;
import com.superscapes.proxy.session.Caller;
import com.superscapes.proxy.session.Role;
import com.superscapes.proxy.testing.Contract;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestServer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every route as every user, with ids of their own, foreign and unknown: the status, the contract, and that no foreign amount
 * ever leaves.
 */
class RouteMatrixTest {

    // Amounts of a foreign branch, of company-wide checks, of whole files and of rejected rows.
    private static final List<String> CANARIES = List.of("123454321", "4711.42", "987654.32",
            "31415926.53");
    private static final Set<String> WIDE = Set.of("executive", "controller", "accountant", "auditor");
    private static final Set<String> NO_FIGURES = Set.of("payroll", "administrator");
    private static final Caller EVERYTHING = new Caller("", "", Role.CONTROLLER, null, null, List.of(), List.of(), "");
    private static final PeriodRange ALL = new PeriodRange(202401, 202613);

    private static RandomLedger ledger;
    private static TestServer server;
    private static Contract contract;
    private static final Set<String> TRIED = new TreeSet<>();
    private static final Set<String> SEEN = new TreeSet<>();

    /** A request; own: ids in every reader's scope, foreign: of a branch outside, unknown: of nothing. */
    private record Case(String name, String method, String path, String url, @Nullable Object body, Kind kind) {
    }

    private enum Kind {
        OPEN, NOWHERE, SIGNED_IN, ADMINISTRATOR, NO_USER, AUDITOR, OWN, ENTITY_WIDE, FOREIGN, UNKNOWN, ABSENT, CONTROLLER, DRAFT, PAY
    }

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(31, 120);
        ledger.laterEntry("CANARY", LocalDate.of(2025, 3, 3), 18, 12, 2, "123454321.99");
        ledger.laterEntry("OWN", LocalDate.of(2025, 3, 3), 18, 12, 1, "55.55");
        server = new TestServer(ledger.warehouse()).addUsers();
        contract = Contract.load();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        ledger.close();
    }

    @Test
    void theServerServesExactlyTheContract() {
        assertThat(server.routes()).isEqualTo(contract.routes());
    }

    @Test
    void everyExampleOfTheContractIsUnderstood() throws Exception {
        for (String path : List.of("/v1/query", "/v1/queries", "/v1/statements", "/v1/statements/bridge",
                "/v1/statement-templates", "/v1/covenants",
                "/v1/drill/accounts", "/v1/drill/lines",
                "/v1/exports")) {
            TestServer.Reply reply = server.post(path, server.newToken("controller"),
                    contract.example(path).toString());
            assertThat(reply.status()).as(path + reply.body()).isIn(200, 204, 404);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRouteAsEveryUser() throws Exception {
        List<Case> cases = cases();
        List<String> users = new ArrayList<>(TestServer.USERS);
        users.add("nobody");
        Stream<DynamicTest> matrix = users.stream().flatMap(user -> cases.stream()
                .map(each -> DynamicTest.dynamicTest(user + " " + each.name(), () -> tried(user, each))));
        return Stream.concat(matrix, Stream.of(
                DynamicTest.dynamicTest("no route was left out",
                        () -> assertThat(List.copyOf(TRIED)).isEqualTo(contract.routes())),
                DynamicTest.dynamicTest("entity-wide callers saw what the others must not",
                        () -> assertThat(SEEN).containsExactlyInAnyOrderElementsOf(CANARIES))));
    }

    private static void tried(String user, Case each) throws Exception {
        String login = user.equals("nobody") ? null : user;
        TestServer.Reply reply = each.method().equals("get")
                ? server.getAs(login, each.url())
                : server.postAs(login, each.url(), each.body() == null ? "" : each.body());
        TRIED.add(each.method().toUpperCase(Locale.ROOT) + " " + each.path());
        assertThat(reply.status()).as(reply.body()).isEqualTo(expected(user, each));
        assertThat(contract.problems(each.method(), each.path(), reply)).isEmpty();
        if (WIDE.contains(user)) {
            CANARIES.stream().filter(reply.body()::contains).forEach(SEEN::add);
        } else {
            CANARIES.forEach(canary -> assertThat(reply.body()).doesNotContain(canary));
        }
    }

    private static int expected(String user, Case each) {
        int ok = Set.of("/v1/exports", "/v1/sign-out").contains(each.path()) ? 204 : 200;
        if (each.kind() == Kind.OPEN) {
            return each.name().contains("wrong") ? 401 : 200;
        }
        if (each.kind() == Kind.NOWHERE) {
            return 404;
        }
        if (user.equals("nobody")) {
            return 401;
        }
        if (each.kind() == Kind.SIGNED_IN) {
            return ok;
        }
        if (each.kind() == Kind.ABSENT) {
            return 404;
        }
        if (each.kind() == Kind.ADMINISTRATOR || each.kind() == Kind.NO_USER) {
            return !user.equals("administrator") ? 403 : each.kind() == Kind.NO_USER ? 404 : ok;
        }
        if (each.kind() == Kind.AUDITOR) {
            return user.startsWith("auditor") ? ok : 403;
        }
        if (NO_FIGURES.contains(user)) {
            return 403;
        }
        return switch (each.kind()) {
            case PAY -> WIDE.contains(user) && !user.equals("accountant") ? ok : 403;
            case CONTROLLER -> user.equals("controller") ? 404 : 403;
            case DRAFT -> user.equals("controller") ? ok : 403;
            case UNKNOWN -> 404;
            case FOREIGN -> WIDE.contains(user) ? ok : 404;
            case ENTITY_WIDE -> WIDE.contains(user) ? ok : 403;
            default -> ok;
        };
    }

    private static List<Case> cases() throws Exception {
        List<Case> cases = new ArrayList<>();
        for (String path : List.of("/health/live", "/health/ready", "/metrics", "/openapi.yaml", "/docs")) {
            cases.add(new Case(path, "get", path, path, null, Kind.OPEN));
        }
        for (String file : List.of("swagger-ui.css", "swagger-ui-bundle.js", "start.js")) {
            cases.add(get(file, "/docs/{file}", "/docs/" + file, Kind.OPEN));
        }
        cases.add(get("unknown file", "/docs/{file}", "/docs/moon.js", Kind.NOWHERE));
        cases.add(post("sign-in, wrong", "/v1/sign-in", new SignInRequest(null, null, "wrong token"), Kind.OPEN));
        cases.add(post("refresh, wrong", "/v1/refresh", new RefreshRequest("wrong"), Kind.OPEN));
        cases.add(get("sign-in methods", "/v1/sign-in/methods", "/v1/sign-in/methods", Kind.OPEN));
        cases.add(post("no provider", "/v1/sign-in/provider/start", new ProviderSignInStart("", ""), Kind.NOWHERE));
        cases.add(post("no provider", "/v1/sign-in/provider", new ProviderSignInCode("", "", ""), Kind.NOWHERE));
        cases.add(get("me", "/v1/me", "/v1/me", Kind.SIGNED_IN));
        cases.add(get("metrics", "/v1/metrics", "/v1/metrics", Kind.SIGNED_IN));
        cases.add(get("dimensions", "/v1/dimensions", "/v1/dimensions", Kind.SIGNED_IN));
        cases.add(get("ledger", "/v1/ledger", "/v1/ledger", Kind.OWN));
        cases.add(post("export", "/v1/exports", new ExportNotice("ledger-lines", "csv", 10, 1), Kind.OWN));
        queries(cases);
        statements(cases);
        drills(cases);
        entries(cases);
        reports(cases);
        cases.add(get("loads", "/v1/loads", "/v1/loads", Kind.OWN));
        cases.add(get("load", "/v1/loads/{batch}", "/v1/loads/1", Kind.OWN));
        cases.add(get("unknown load", "/v1/loads/{batch}", "/v1/loads/99", Kind.UNKNOWN));
        cases.add(get("malformed load", "/v1/loads/{batch}", "/v1/loads/moon", Kind.UNKNOWN));
        cases.add(get("rejects", "/v1/loads/{batch}/rejects", "/v1/loads/1/rejects?after=0", Kind.ENTITY_WIDE));
        administration(cases);
        cases.add(get("audit", "/v1/audit", "/v1/audit?code=query", Kind.AUDITOR));
        cases.add(post("sign-out", "/v1/sign-out", "", Kind.SIGNED_IN));
        return cases;
    }

    private static void administration(List<Case> cases) {
        cases.add(get("users", "/v1/users", "/v1/users", Kind.ADMINISTRATOR));
        cases.add(get("user choices", "/v1/user-choices", "/v1/user-choices", Kind.ADMINISTRATOR));
        cases.add(get("sessions", "/v1/sessions", "/v1/sessions", Kind.ADMINISTRATOR));
        cases.add(post("add user", "/v1/users", draft("newcomer"), Kind.ADMINISTRATOR));
        cases.add(post("change user", "/v1/users/{login}", "/v1/users/moon", draft("moon"), Kind.NO_USER));
        for (String act : List.of("reset", "lock", "unlock", "remove")) {
            cases.add(post(act, "/v1/users/{login}/" + act, "/v1/users/moon/" + act, "", Kind.NO_USER));
        }
        for (String act : List.of("approve", "reject")) {
            String path = "/v1/user-changes/{change}/" + act;
            cases.add(post(act, path, path.replace("{change}", "99"), "", Kind.NO_USER));
            cases.add(post(act + " malformed", path, path.replace("{change}", "moon"), "", Kind.NO_USER));
        }
        cases.add(post("end session", "/v1/sessions/{session}/end", "/v1/sessions/moon/end", "", Kind.NO_USER));
    }

    private static UserDraft draft(String login) {
        return new UserDraft(login, "Somebody", "auditor", true, List.of(), true, List.of());
    }

    private static void queries(List<Case> cases) {
        cases.add(post("query all", "/v1/query", query(List.of("revenue", "net-income", "net-amount"), List.of()),
                Kind.OWN));
        cases.add(post("query own branch", "/v1/query", query(List.of("revenue"), branch("N01")), Kind.OWN));
        cases.add(post("query foreign branch", "/v1/query", query(List.of("revenue"), branch("N02")), Kind.FOREIGN));
        cases.add(post("query unknown branch", "/v1/query", query(List.of("revenue"), branch("X99")), Kind.UNKNOWN));
        cases.add(post("query cash", "/v1/query", query(List.of("cash"), List.of()), Kind.ENTITY_WIDE));
        cases.add(post("page", "/v1/queries", page(List.of("revenue"), branch("N01")), Kind.OWN));
        cases.add(post("page with a foreign branch", "/v1/queries", page(List.of("revenue"), branch("N02")),
                Kind.FOREIGN));
        cases.add(post("page with cash", "/v1/queries", page(List.of("cash"), List.of()), Kind.ENTITY_WIDE));
    }

    // One question of everybody's before the one that is tried.
    private static MetricPage page(List<String> metrics, List<Filter> filters) {
        return new MetricPage(List.of(query(List.of("revenue"), List.of()), query(metrics, filters)));
    }

    private static void statements(List<Case> cases) {
        for (String statement : List.of("profit-and-loss", "balance-sheet", "cash-flow", "trial-balance",
                "equity-roll-forward")) {
            Kind kind = statement.equals("profit-and-loss") ? Kind.OWN : Kind.ENTITY_WIDE;
            cases.add(post(statement, "/v1/statements", statement(statement, List.of()), kind));
        }
        cases.add(get("templates", "/v1/statement-templates", "/v1/statement-templates", Kind.OWN));
        cases.add(post("draft", "/v1/statement-templates", new TemplateDraft("moon", "Moon", "A try",
                List.of(Map.of("id", "one", "label", "One", "kind", "heading"))), Kind.CONTROLLER));
        cases.add(new Case("approve", "post", "/v1/statement-templates/{statement}/{version}/approve",
                "/v1/statement-templates/moon/1/approve", null, Kind.CONTROLLER));
        cases.add(get("periods", "/v1/periods", "/v1/periods", Kind.OWN));
        cases.add(new Case("close period", "post", "/v1/periods/{period}/state",
                "/v1/periods/202501/state",
                new PeriodChange("moon", PeriodState.OPEN, "A try"), Kind.CONTROLLER));
        cases.add(get("covenants", "/v1/covenants", "/v1/covenants", Kind.ENTITY_WIDE));
        cases.add(post("draft covenant", "/v1/covenants",
                new CovenantDraft("debt", "Debt", "Bank", CovenantDraft.Kind.MAXIMUM, BigDecimal.TEN,
                        List.of(new CovenantTerm(1, List.of("liability"), null, null,
                                CovenantTerm.Measure.CLOSING_BALANCE)),
                        List.of(), 202401, null, "A try"),
                Kind.DRAFT));
        cases.add(new Case("approve covenant", "post", "/v1/covenants/{code}/{version}/approve",
                "/v1/covenants/moon/1/approve", null, Kind.CONTROLLER));
        cases.add(post("bridge", "/v1/statements/bridge",
                new BridgeRequest(statement("profit-and-loss", List.of()), 1), Kind.OWN));
        cases.add(post("bridge of balances", "/v1/statements/bridge",
                new BridgeRequest(statement("balance-sheet", List.of()), 1), Kind.ENTITY_WIDE));
        for (String dimension : List.of("branch", "job", "customer", "service-line")) {
            cases.add(post("by " + dimension, "/v1/statements", new StatementRequest("profit-and-loss", 202513, true,
                    List.of(), List.of(), null, new StatementOptions(null, dimension, null, 1, null, null)), Kind.OWN));
            cases.add(post("allocated by " + dimension, "/v1/statements",
                    new StatementRequest("profit-and-loss", 202513, true, List.of(), List.of(), null,
                            new StatementOptions(null, dimension, null, null, null, null, null,
                                    StatementOptions.Allocation.REVENUE)),
                    Kind.OWN));
        }
        cases.add(post("own branch", "/v1/statements", statement("profit-and-loss", branch("S02")), Kind.OWN));
        cases.add(post("foreign branch", "/v1/statements", statement("profit-and-loss", branch("N02")), Kind.FOREIGN));
        cases.add(post("unknown branch", "/v1/statements", statement("profit-and-loss", branch("X99")), Kind.UNKNOWN));
    }

    private static void drills(List<Case> cases) {
        for (String path : List.of("/v1/drill/accounts", "/v1/drill/lines", "/v1/drill/lines/export")) {
            cases.add(post(path + " cell", path, cell("profit-and-loss", "net-income", List.of()), Kind.OWN));
            cases.add(post(path + " foreign", path, cell("profit-and-loss", "overhead", branch("N02")), Kind.FOREIGN));
            cases.add(post(path + " unknown", path, cell("profit-and-loss", "overhead", branch("X99")), Kind.UNKNOWN));
            cases.add(post(path + " unknown row", path, cell("profit-and-loss", "moon", List.of()), Kind.UNKNOWN));
            cases.add(
                    post(path + " balance", path, cell("balance-sheet", "total-assets", List.of()), Kind.ENTITY_WIDE));
            cases.add(post(path + " by account", path, new DrillRequest(null, null, null, null, null, ALL,
                    List.of(new Filter("account", List.of("6000"))), null, 500), Kind.OWN));
        }
    }

    private static void reports(List<Case> cases) {
        String path = "/v1/reports/{code}";
        cases.add(get("report catalogue", "/v1/reports", "/v1/reports", Kind.SIGNED_IN));
        cases.add(new Case("unknown report", "post", path, "/v1/reports/moon", report(Map.of()), Kind.ABSENT));
        cases.add(new Case("unknown report as a file", "post", path + "/export", "/v1/reports/moon/export?format=csv",
                report(Map.of()), Kind.ABSENT));
        for (Report report : ReportCatalogue.load().visibleTo(EVERYTHING)) {
            if (report.spec().listed()) {
                Kind own = !report.spec().roles().contains(Role.ACCOUNTANT)
                        ? Kind.PAY
                        : report.spec().entityWide() ? Kind.ENTITY_WIDE : Kind.OWN;
                String code = report.spec().code();
                String url = "/v1/reports/" + code;
                cases.add(new Case(code, "post", path, url, report(Map.of()), own));
                cases.add(new Case(code + " as a file", "post", path + "/export", url + "/export?format=csv",
                        report(Map.of()), own));
                if (!report.spec().entityWide() && report.spec().parameters().contains(Parameters.BRANCHES)) {
                    cases.add(new Case(code + " own branch", "post", path, url, report(Map.of("branch", "N01")), own));
                    cases.add(new Case(code + " foreign branch", "post", path, url, report(Map.of("branch", "N02")),
                            Kind.FOREIGN));
                    cases.add(new Case(code + " unknown branch", "post", path, url, report(Map.of("branch", "X99")),
                            Kind.UNKNOWN));
                }
            }
        }
    }

    private static ReportRequest report(Map<String, String> parameters) {
        return new ReportRequest(parameters, null, null);
    }

    private static void entries(List<Case> cases) throws Exception {
        cases.add(get("own entry", "/v1/entries/{lineId}", "/v1/entries/" + line("N01"), Kind.OWN));
        cases.add(get("foreign entry", "/v1/entries/{lineId}", "/v1/entries/" + line("N02"), Kind.FOREIGN));
        cases.add(get("unknown entry", "/v1/entries/{lineId}", "/v1/entries/20250303-18-999999999", Kind.UNKNOWN));
        cases.add(get("malformed entry", "/v1/entries/{lineId}", "/v1/entries/moon", Kind.UNKNOWN));
    }

    private static String line(String branch) throws Exception {
        LinePage page = server.postAs("controller", "/v1/drill/lines", new DrillRequest(null, null, null, null, null,
                new PeriodRange(202505, 202505), branch(branch), null, 500)).as(LinePage.class);
        return page.rows().stream().filter(row -> Set.of("CANARY", "OWN").contains(String.valueOf(row.get(3))))
                .map(row -> String.valueOf(row.get(0))).findFirst().orElseThrow();
    }

    private static Case get(String name, String path, String url, Kind kind) {
        return new Case(name, "get", path, url, null, kind);
    }

    private static Case post(String name, String path, Object body, Kind kind) {
        return new Case(name, "post", path, path.endsWith("/export") ? path + "?format=csv" : path, body, kind);
    }

    private static Case post(String name, String path, String url, Object body, Kind kind) {
        return new Case(name, "post", path, url, body, kind);
    }

    private static List<Filter> branch(String code) {
        return List.of(new Filter("branch", List.of(code)));
    }

    private static MetricQuery query(List<String> metrics, List<Filter> filters) {
        return new MetricQuery(metrics, List.of("account"), ALL, List.of(Comparative.PRIOR_YEAR), filters, List.of(),
                null, null);
    }

    private static StatementRequest statement(String statement, List<Filter> filters) {
        return new StatementRequest(statement, 202513, true, List.of(), filters, null);
    }

    private static DrillRequest cell(String statement, String row, List<Filter> filters) {
        return new DrillRequest(statement, row, "actual", 202513, true, null, filters, null, 500);
    }
}
