package com.superscapes.proxy.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.report.ReportResult;
import com.superscapes.api.session.Session;
import com.superscapes.api.session.SignInRequest;
import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.proxy.ProxyConfig;
import com.superscapes.proxy.ProxyServer;
import com.superscapes.proxy.cache.CacheSettings;
import com.superscapes.proxy.json.Json;
import com.superscapes.proxy.user.UserAdministration;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.Certificates;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/** A server on a test warehouse, a client that trusts it, and a user for every role. */
public final class TestServer implements AutoCloseable {

    /** Logins of {@link #addUsers()}: the role's name, scoped ones with "-scoped" (branches N01 and S02). */
    public static final List<String> USERS = List.of("executive", "controller", "accountant", "auditor",
            "executive-scoped", "controller-scoped", "accountant-scoped", "auditor-scoped", "branch-manager-scoped",
            "payroll", "administrator");
    /** Branches of the scoped users. */
    public static final List<String> SCOPE = List.of("N01", "S02");

    private static final Contract CONTRACT = Contract.load();

    private final ProxyServer server;
    private final OkHttpClient client;
    private final UserAdministration users;
    private final Map<String, String> tokens = new HashMap<>();
    private int door;

    /** What came back. */
    public record Reply(int status, String body, okhttp3.Headers headers) {

        /** The body as JSON. */
        public JsonNode json() throws IOException {
            return Json.MAPPER.readTree(body);
        }

        /** The body as a record of the contract. */
        public <T> T as(Class<T> type) throws IOException {
            if (status != 200) {
                throw new IOException(status + " " + body);
            }
            return Json.MAPPER.readValue(body, type);
        }
    }

    public TestServer(TestWarehouse warehouse) throws SQLException {
        this(warehouse, Clock.systemUTC(), 10_000);
    }

    public TestServer(TestWarehouse warehouse, Clock clock, int requestsPerSecond) throws SQLException {
        this(warehouse, clock, config -> config.withRequestsPerSecond(requestsPerSecond));
    }

    /** @param change what is other than on a server of its own */
    public TestServer(TestWarehouse warehouse, Clock clock, UnaryOperator<ProxyConfig> change) throws SQLException {
        this.server = ProxyServer.start(change.apply(ProxyConfig.local(warehouse.logins().proxy(), clock)
                .withRequestsPerSecond(10_000).withExportsPerHour(10_000)
                .withCache(CacheSettings.STANDARD.checkedEachTime())));
        this.client = client(Objects.requireNonNull(server.caPem()));
        this.users = new UserAdministration(warehouse.logins().owner().dataSource(), clock);
    }

    /** Makes every user of {@link #USERS}. */
    public TestServer addUsers() {
        for (String login : USERS) {
            boolean scoped = login.endsWith("-scoped");
            users.create(login, login, login.replace("-scoped", ""), scoped ? SCOPE : null, null);
        }
        return this;
    }

    public UserAdministration users() {
        return users;
    }

    /** A client that trusts the server. */
    public OkHttpClient client() {
        return client;
    }

    public int port() {
        return server.port();
    }

    /** Stops the server as a stop of its process does; its clients stay. */
    public void stop() {
        server.close();
    }

    /** Where a client finds it, or something before it. */
    public TestServer behind(int other) {
        door = other;
        return this;
    }

    public List<String> routes() {
        return server.routes();
    }

    /** A client that trusts this authority only. */
    public static OkHttpClient client(String caPem) {
        HandshakeCertificates trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(Certificates.decodeCertificatePem(caPem)).build();
        return new OkHttpClient.Builder().sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                .readTimeout(Duration.ofMinutes(1)).build();
    }

    /** The access token of a user, signed in once. */
    public String token(String login) throws IOException {
        String known = tokens.get(login);
        if (known == null) {
            Session session = post("/v1/sign-in", null, new SignInRequest(null, null, users.oneTimeToken(login)))
                    .as(Session.class);
            known = session.accessToken();
            tokens.put(login, known);
        }
        return known;
    }

    /** A token of a session of its own. */
    public String newToken(String login) throws IOException {
        return signIn(new SignInRequest(null, null, users.oneTimeToken(login))).as(Session.class).accessToken();
    }

    public Reply signIn(SignInRequest request) throws IOException {
        return post("/v1/sign-in", null, request);
    }

    /** A report's answer; it must be given. */
    public ReportResult report(String user, String code, Map<String, String> parameters) throws IOException {
        return postAs(user, "/v1/reports/" + code, new ReportRequest(parameters, null, null)).as(ReportResult.class);
    }

    /** Posts as a user; null for nobody. */
    public Reply postAs(@Nullable String login, String path, Object body) throws IOException {
        return post(path, login == null ? null : token(login), body);
    }

    /** Gets as a user; null for nobody. */
    public Reply getAs(@Nullable String login, String path) throws IOException {
        return send(request(path, login == null ? null : token(login)).build());
    }

    public Reply get(String path, @Nullable String token) throws IOException {
        return send(request(path, token).build());
    }

    /** The status that another server with the same certificate answers. */
    public int at(int port, String path) throws IOException {
        return send(new Request.Builder().url("https://localhost:" + port + path).build()).status();
    }

    public Reply post(String path, @Nullable String token, Object body) throws IOException {
        byte[] json = body instanceof String text ? text.getBytes() : Json.MAPPER.writeValueAsBytes(body);
        return send(request(path, token).post(RequestBody.create(json, MediaType.get("application/json"))).build());
    }

    private Request.Builder request(String path, @Nullable String token) {
        Request.Builder request = new Request.Builder().url("https://localhost:" + (door == 0 ? port() : door) + path);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Reply send(Request request) throws IOException {
        try (Response response = client.newCall(request).execute()) {
            Reply reply = new Reply(response.code(), response.body().string(), response.headers());
            String path = CONTRACT.path(request.url().encodedPath());
            List<String> problems = path == null || reply.status() == 404
                    ? List.of()
                    : CONTRACT.problems(request.method().toLowerCase(Locale.ROOT), path, reply);
            if (!problems.isEmpty()) {
                throw new AssertionError(path + " answers against the contract: " + problems);
            }
            return reply;
        }
    }

    @Override
    public void close() {
        server.close();
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }
}
