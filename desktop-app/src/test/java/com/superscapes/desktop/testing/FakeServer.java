package com.superscapes.desktop.testing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.superscapes.api.drill.DrillRequest;
import com.superscapes.api.error.ApiError;
import com.superscapes.api.error.ErrorCode;
import com.superscapes.api.period.PeriodChange;
import com.superscapes.api.query.MetricPage;
import com.superscapes.api.query.MetricPageResult;
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.report.ReportResult;
import com.superscapes.api.session.Profile;
import com.superscapes.api.session.ProviderSignIn;
import com.superscapes.api.session.ProviderSignInCode;
import com.superscapes.api.session.ProviderSignInStart;
import com.superscapes.api.session.RefreshRequest;
import com.superscapes.api.session.Session;
import com.superscapes.api.session.SignInMethods;
import com.superscapes.api.session.SignInRequest;
import com.superscapes.api.statement.BridgeRequest;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.api.statement.TemplateDraft;
import com.superscapes.api.user.UserChangeResult;
import com.superscapes.desktop.server.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import okio.ByteString;

/** The proxy's routes over real HTTPS, answering from {@link Books}; what a test wants to go wrong goes wrong. */
public final class FakeServer implements AutoCloseable {

    public static final String PASSWORD = "correct horse";
    public static final String TOKEN = "good-once";
    /** What every export gives. */
    public static final String FILE = "Entry,Debit\r\nE1,1.00\r\n";
    private final JsonMapper mapper = Json.mapper();
    private final MockWebServer server = new MockWebServer();
    private final HeldCertificate certificate = new HeldCertificate.Builder().addSubjectAlternativeName("localhost")
            .build();
    private final Map<String, MockResponse> next = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> broken = new CopyOnWriteArrayList<>();
    private final Contract contract = new Contract();
    private final AtomicInteger sessions = new AtomicInteger();
    private volatile String accepted = "";
    private volatile Profile profile = Books.controller();
    private volatile boolean empty;
    private volatile FakeIssuer issuer;
    private volatile String page;
    private volatile boolean capped;

    public FakeServer() throws IOException {
        HandshakeCertificates keys = new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        server.useHttps(keys.sslSocketFactory());
        server.setDispatcher(new Dispatcher() {

            @Override
            public MockResponse dispatch(RecordedRequest request) {
                try {
                    return checked(request, answer(request));
                } catch (IOException broken) {
                    return error(ErrorCode.BAD_REQUEST, broken.toString());
                }
            }
        });
        server.start();
    }

    public String address() {
        return server.url("/").toString();
    }

    /** The PEM file a client needs to trust this server. */
    public Path authority(Path folder) throws IOException {
        return Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
    }

    public FakeServer as(Profile who) {
        profile = who;
        return this;
    }

    /** Lets users sign in at an identity provider as well. */
    public FakeServer offering(FakeIssuer provider) {
        issuer = provider;
        return this;
    }

    /** Names this page in place of the identity provider's. */
    public void namesPage(String address) {
        page = address;
    }

    public FakeServer withoutLedger() {
        empty = true;
        return this;
    }

    /** Reports have more rows than an answer may have. */
    public void capReports() {
        capped = true;
    }

    /** The access token handed out last is no longer good. */
    public void expireToken() {
        accepted = "expired";
    }

    /** The next request to a path is answered like this. */
    public void next(String path, MockResponse response) {
        next.put(path, response);
    }

    public MockResponse error(ErrorCode code, String message) {
        return json(new ApiError(code, message, "S-7F3K", null)).code(code.status()).build();
    }

    /** Paths asked for, in order. */
    public List<String> asked() {
        return asked;
    }

    /** Bodies sent to a path come with it, in order: "path body". */
    public List<String> bodies() {
        return bodies;
    }

    /** What calls and answers had that the contract does not know. */
    public List<String> broken() {
        return broken;
    }

    private MockResponse checked(RecordedRequest request, MockResponse answer) throws IOException {
        String body = request.getBody() == null ? "" : request.getBody().utf8();
        String call = request.getMethod() + " " + request.getUrl().encodedPath() + " ";
        contract.problems(request.getMethod(), request.getUrl(), body).forEach(problem -> broken.add(call + problem));
        if (answer.getBody() != null && answer.getBody().getContentLength() < 1 << 20) {
            Buffer text = new Buffer();
            answer.getBody().writeTo(text);
            contract.problems(request.getMethod(), request.getUrl(), answer.getCode(), text.readUtf8())
                    .forEach(problem -> broken.add(call + "answered: " + problem));
        }
        return answer;
    }

    private MockResponse answer(RecordedRequest request) throws IOException {
        String path = request.getUrl().encodedPath();
        String body = request.getBody() == null ? "" : request.getBody().utf8();
        asked.add(path);
        bodies.add(path + " " + body);
        MockResponse prepared = next.remove(path);
        if (prepared != null) {
            return prepared;
        }
        if (path.equals("/v1/sign-in")) {
            return signIn(mapper.readValue(body, SignInRequest.class));
        }
        if (path.equals("/v1/sign-in/methods")) {
            return json(new SignInMethods(true, issuer == null ? null : "Example ID")).build();
        }
        if (path.equals("/v1/sign-in/provider/start")) {
            return begin(mapper.readValue(body, ProviderSignInStart.class));
        }
        if (path.equals("/v1/sign-in/provider")) {
            return end(mapper.readValue(body, ProviderSignInCode.class));
        }
        if (path.equals("/v1/refresh")) {
            return mapper.readValue(body, RefreshRequest.class).refreshToken().equals("refresh-" + sessions.get())
                    ? session()
                    : error(ErrorCode.SIGN_IN_REQUIRED, "Sign in again.");
        }
        if (!("Bearer " + accepted).equals(request.getHeaders().get("Authorization"))) {
            return error(ErrorCode.SIGN_IN_REQUIRED, "Sign in again.");
        }
        if (path.equals("/v1/entries/unknown")) {
            return error(ErrorCode.NOT_FOUND, "There is no such entry, or it is outside your scope.");
        }
        if (path.endsWith("/export")) {
            return new MockResponse.Builder().setHeader("Content-Type", "text/csv").body(FILE).build();
        }
        Object answer = books(path, body);
        return json(capped && answer instanceof ReportResult whole ? BookReports.capped(whole, 60_152) : answer)
                .build();
    }

    private MockResponse signIn(SignInRequest request) {
        return PASSWORD.equals(request.password()) || TOKEN.equals(request.oneTimeToken())
                ? session()
                : error(ErrorCode.SIGN_IN_FAILED, "The login or the password is wrong.");
    }

    private MockResponse begin(ProviderSignInStart start) {
        String state = "state-" + sessions.get();
        String at = page == null ? issuer.page(start.redirectUri(), start.codeChallenge(), state) : page;
        return json(new ProviderSignIn(at, state, "transaction", Instant.parse("2026-11-22T15:10:00Z"))).build();
    }

    private MockResponse end(ProviderSignInCode code) {
        return challenge(code.codeVerifier()).equals(issuer.challenge(code.code()))
                ? session()
                : error(ErrorCode.SIGN_IN_FAILED, "The identity provider's answer can't be accepted. Sign in again.");
    }

    private static String challenge(String verifier) {
        return ByteString.encodeUtf8(verifier).sha256().base64Url().replace("=", "");
    }

    private MockResponse session() {
        int number = sessions.incrementAndGet();
        accepted = "access-" + number;
        return json(new Session(accepted, "refresh-" + number, Instant.parse("2026-11-22T16:00:00Z"), profile)).build();
    }

    private Object books(String path, String body) throws IOException {
        return switch (path) {
            case "/v1/ledger" -> empty ? Books.emptyLedger() : Books.ledger();
            case "/v1/metrics" -> Books.metrics();
            case "/v1/query" -> Books.query(mapper.readValue(body, MetricQuery.class));
            case "/v1/queries" -> new MetricPageResult(
                    mapper.readValue(body, MetricPage.class).queries().stream().map(Books::query).toList());
            case "/v1/statements" -> BookStatements.of(mapper.readValue(body, StatementRequest.class));
            case "/v1/statements/bridge" -> BookStatements.bridge(mapper.readValue(body, BridgeRequest.class));
            case "/v1/drill/accounts" -> Books.accounts(mapper.readValue(body, DrillRequest.class));
            case "/v1/drill/lines" -> Books.lines(mapper.readValue(body, DrillRequest.class));
            case "/v1/reports" -> BookReports.catalogue();
            case "/v1/reports/ar-ageing", "/v1/reports/ar-items", "/v1/reports/job-schedule" -> BookReports
                    .of(path.substring("/v1/reports/".length()), mapper.readValue(body, ReportRequest.class));
            case "/v1/statement-templates" -> body.isEmpty()
                    ? BookTemplates.all()
                    : BookTemplates.drafted(mapper.readValue(body, TemplateDraft.class));
            case "/v1/statement-templates/profit-and-loss/3/approve" -> BookTemplates.approved();
            case "/v1/periods" -> BookPeriods.all();
            case "/v1/periods/202610/state" -> BookPeriods.changed(mapper.readValue(body, PeriodChange.class));
            case "/v1/loads" -> BookLoads.all();
            case "/v1/loads/7" -> BookLoads.detail();
            case "/v1/loads/7/rejects" -> BookLoads.rejects();
            case "/v1/users" -> body.isEmpty() ? BookUsers.all() : new UserChangeResult(false, 8L);
            case "/v1/users/manager" -> new UserChangeResult(true, null);
            case "/v1/users/manager/reset" -> BookUsers.temporary("manager");
            case "/v1/sessions" -> BookUsers.sessions();
            case "/v1/users/manager/lock", "/v1/users/manager/remove", "/v1/user-changes/7/approve",
                    "/v1/sessions/00000000-0000-0000-0000-000000000001/end" ->
                "";
            case "/v1/exports", "/v1/sign-out" -> "";
            default -> Books.entry(path);
        };
    }

    private MockResponse.Builder json(Object answer) {
        try {
            MockResponse.Builder response = new MockResponse.Builder().setHeader("Content-Type", "application/json");
            return "".equals(answer) ? response.code(204) : response.body(mapper.writeValueAsString(answer));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.close();
        if (!broken.isEmpty()) {
            throw new AssertionError("The contract was broken: " + broken);
        }
    }
}
