package com.superscapes.proxy.cancel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.proxy.cache.CacheSettings;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLSocket;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever goes away takes their query along: the backend is idle within two seconds. */
class ClientGoneTest {

    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final String RUNNING = "select count(*) from pg_stat_activity where datname = current_database()"
            + " and application_name = 'superscapes-proxy-reports' and state = 'active'";

    private static RandomLedger ledger;
    private static TestServer server;
    private static TestServer keeping;
    private static Jdbi owner;
    private static String definition;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(11, 20);
        server = new TestServer(ledger.warehouse(), Clock.systemUTC(),
                config -> config.withCache(CacheSettings.NONE)).addUsers();
        keeping = new TestServer(ledger.warehouse(), Clock.systemUTC(), config -> config.withTask("keeping"));
        owner = Jdbi.create(ledger.warehouse().logins().owner().dataSource());
        owner.useHandle(handle -> handle.execute("create function semantic.stubborn() returns boolean language plpgsql"
                + " as $$ begin for i in 1..600 loop begin perform pg_sleep(0.1); exception when query_canceled then null; end;"
                + " end loop; return true; end $$"));
        definition = one("select rtrim(pg_get_viewdef('semantic.company'::regclass), ';')");
        server.token("controller");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        keeping.close();
        ledger.close();
    }

    @AfterEach
    void quickAgain() {
        companies("true");
    }

    @Test
    void aCanceledCallEndsItsQuery() throws Exception {
        companies("pg_sleep(14) is not null");
        Call call = call(server, "controller");
        CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> execute(call));
        await(ClientGoneTest::running, Duration.ofSeconds(5));
        Instant left = Instant.now();
        call.cancel();
        await(() -> !running(), TWO_SECONDS);
        assertThat(Duration.between(left, Instant.now())).isLessThan(TWO_SECONDS);
        assertThatThrownBy(answer::get).hasRootCauseInstanceOf(IOException.class);
        await(() -> one("select outcome from audit.event where code = 'ledger' order by at desc limit 1")
                .equals("client-gone"), TWO_SECONDS);
    }

    @Test
    void aQueryForManyEndsWithTheLastWhoWaitsForIt() throws Exception {
        companies("pg_sleep(14) is not null");
        // Another role than the other test's: what it was answered is kept.
        Call one = call(keeping, "accountant");
        Call other = call(keeping, "accountant");
        CompletableFuture<Response> first = CompletableFuture.supplyAsync(() -> execute(one));
        CompletableFuture<Response> second = CompletableFuture.supplyAsync(() -> execute(other));
        await(ClientGoneTest::running, Duration.ofSeconds(5));
        one.cancel();
        other.cancel();
        // Should the other one have come while the first left, its own query is noticed after that.
        await(() -> !running(), TWO_SECONDS.multipliedBy(2));
        assertThatThrownBy(first::get).hasRootCauseInstanceOf(IOException.class);
        assertThatThrownBy(second::get).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void whoStillWaitsIsAnsweredThoughTheOneWhoBeganHasLeft() throws Exception {
        companies("pg_sleep(2) is not null");
        Call began = call(keeping, "auditor");
        CompletableFuture.supplyAsync(() -> execute(began));
        await(ClientGoneTest::running, Duration.ofSeconds(5));
        Call stays = call(keeping, "auditor");
        CompletableFuture<Response> waits = CompletableFuture.supplyAsync(() -> execute(stays));
        began.cancel();
        try (Response answer = waits.get()) {
            assertThat(answer.code()).isEqualTo(200);
        }
    }

    private static Call call(TestServer at, String user) throws IOException {
        return at.client().newCall(new Request.Builder().url("https://localhost:" + at.port() + "/v1/ledger")
                .header("Authorization", "Bearer " + at.token(user)).build());
    }

    @Test
    void aResetConnectionEndsItsQuery() throws Exception {
        companies("pg_sleep(14) is not null");
        try (SSLSocket socket = connect()) {
            ask(socket, 1);
            await(ClientGoneTest::running, Duration.ofSeconds(5));
            socket.setSoLinger(true, 0);
        }
        await(() -> !running(), TWO_SECONDS);
    }

    @Test
    void aBackendThatHeedsNoCancelRequestLosesItsConnection() throws Exception {
        companies("semantic.stubborn()");
        try (SSLSocket socket = connect()) {
            ask(socket, 1);
            await(ClientGoneTest::running, Duration.ofSeconds(5));
        }
        await(() -> !running(), Duration.ofSeconds(5));
        assertThat(server.getAs("controller", "/v1/me").status()).isEqualTo(200);
    }

    @Test
    void aRequestIsEndedByItsDeadline() throws Exception {
        companies("pg_sleep(14) is not null");
        Request request = ledgerRequest(server.token("controller")).newBuilder().header("X-Deadline-Ms", "700").build();
        Instant asked = Instant.now();
        try (Response response = server.client().newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(504);
            assertThat(response.body().string()).contains("TIMED_OUT");
        }
        assertThat(Duration.between(asked, Instant.now())).isBetween(Duration.ofMillis(700), Duration.ofSeconds(3));
        assertThat(running()).isFalse();
    }

    @Test
    void aSecondRequestSentWhileTheFirstIsWorkedOnIsAnsweredToo() throws Exception {
        companies("pg_sleep(0.5) is not null");
        try (SSLSocket socket = connect()) {
            ask(socket, 1);
            await(ClientGoneTest::running, Duration.ofSeconds(5));
            ask(socket, 1);
            assertThat(answers(socket, 2)).isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatWasWatchedCarriesTheNextRequest() throws Exception {
        companies("pg_sleep(0.3) is not null");
        try (SSLSocket socket = connect()) {
            for (int i = 0; i < 3; i++) {
                ask(socket, 1);
                assertThat(answers(socket, 1)).isEqualTo(1);
            }
        }
    }

    private static Request ledgerRequest(String token) {
        return new Request.Builder().url("https://localhost:" + server.port() + "/v1/ledger")
                .header("Authorization", "Bearer " + token).build();
    }

    private static SSLSocket connect() throws IOException {
        OkHttpClient client = server.client();
        SSLSocket socket = (SSLSocket) client.sslSocketFactory().createSocket("localhost", server.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void ask(SSLSocket socket, int times) throws IOException {
        String request = "GET /v1/ledger HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + server.token("controller") + "\r\n\r\n";
        socket.getOutputStream().write(request.repeat(times).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** How many answers with status 200 come, up to as many as wanted. */
    private static int answers(SSLSocket socket, int wanted) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        byte[] some = new byte[8192];
        int found = 0;
        for (int n; found < wanted && (n = in.read(some)) > 0;) {
            text.append(new String(some, 0, n, StandardCharsets.ISO_8859_1));
            found = text.toString().split("HTTP/1.1 200", -1).length - 1;
            if (!text.toString().contains("\"currencies\"")) {
                found = Math.min(found, wanted - 1);
            }
        }
        return found;
    }

    private static Response execute(Call call) {
        try {
            return call.execute();
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    private static boolean running() {
        return !one(RUNNING).equals("0");
    }

    private static String one(String sql) {
        return owner.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
    }

    /** The ledger's summary reads companies in three queries; each of them evaluates this once. */
    private static void companies(String expression) {
        owner.useHandle(
                handle -> handle.execute("create or replace view semantic.company with (security_invoker = true) as"
                        + " with once as materialized (select " + expression + " as done)"
                        + " select v.* from (" + definition + ") v, once where once.done"));
    }

    private static void await(BooleanSupplier condition, Duration longest) {
        Instant end = Instant.now().plus(longest);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited in vain").isBefore(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
