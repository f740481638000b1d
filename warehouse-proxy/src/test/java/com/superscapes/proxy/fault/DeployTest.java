package com.superscapes.proxy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.session.RefreshRequest;
import com.superscapes.api.session.Session;
import com.superscapes.api.session.SignInRequest;
import com.superscapes.proxy.ProxyConfig;
import com.superscapes.proxy.cache.CacheSettings;
import com.superscapes.proxy.drain.DrainRules;
import com.superscapes.proxy.testing.Balancer;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.Readers;
import com.superscapes.proxy.testing.TestClock;
import com.superscapes.proxy.testing.TestServer;
import com.superscapes.proxy.tls.ServerTls;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that come and go behind a balancer, without a failed request and without stickiness. */
class DeployTest {

    private static final DrainRules DRAIN = new DrainRules(Duration.ofSeconds(2), Duration.ofSeconds(10));

    private final ServerTls tls = ServerTls.generated();

    @TempDir
    private Path folder;

    @Test
    void bothServersAreReplacedUnderFiftyRequestsASecondAndNoneFails() throws Exception {
        try (RandomLedger ledger = new RandomLedger(11, 200);
                TestServer first = server(ledger, "a", Clock.systemUTC()).addUsers();
                TestServer second = server(ledger, "b", Clock.systemUTC());
                Balancer balancer = new Balancer(port -> ready(first, port))) {
            balancer.add(first.port());
            balancer.add(second.port());
            await(() -> balancer.ready().size() == 2);
            TestServer client = first.behind(balancer.port());
            Session session = client.signIn(new SignInRequest(null, null, client.users().oneTimeToken("auditor")))
                    .as(Session.class);
            Readers readers = new Readers(client);
            List<CompletableFuture<String>> asked = new CopyOnWriteArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                    ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
                    TestServer third = server(ledger, "c", Clock.systemUTC());
                    TestServer fourth = server(ledger, "d", Clock.systemUTC())) {
                pace.scheduleAtFixedRate(() -> asked.add(CompletableFuture.supplyAsync(
                        () -> asked.size() % 10 == 0 ? figures(readers) : profile(client, session), threads)), 0, 20,
                        TimeUnit.MILLISECONDS);
                replace(balancer, first, third);
                replace(balancer, second, fourth);
                await(() -> asked.size() > 150);
                pace.shutdownNow();
                assertThat(asked.stream().map(CompletableFuture::join)).hasSizeGreaterThan(150).containsOnly("ok");
                System.out.printf("DEPLOY: %d requests, none failed%n", asked.size());
                assertThat(client.post("/v1/refresh", null, new RefreshRequest(session.refreshToken())).status())
                        .isEqualTo(200);
            }
        }
    }

    private static void replace(Balancer balancer, TestServer old, TestServer fresh) {
        balancer.add(fresh.port());
        await(() -> balancer.ready().contains(fresh.port()));
        old.stop();
        assertThat(balancer.ready()).doesNotContain(old.port());
    }

    private static String profile(TestServer client, Session session) {
        try {
            TestServer.Reply reply = client.get("/v1/me", session.accessToken());
            return reply.status() == 200 ? "ok" : reply.body();
        } catch (IOException failed) {
            return failed.toString();
        }
    }

    private static String figures(Readers readers) {
        try {
            return readers.once().code();
        } catch (IOException | AssertionError failed) {
            return failed.toString();
        }
    }

    @Test
    void aStopWaitsForWhatRunsAndIsNotReadyMeanwhile() throws Exception {
        try (RandomLedger ledger = new RandomLedger(12, 100);
                TestServer server = new TestServer(ledger.warehouse(), Clock.systemUTC(),
                        config -> config.withCache(CacheSettings.NONE)).addUsers();
                var owner = ledger.warehouse().logins().owner().dataSource().getConnection();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Readers readers = new Readers(server);
            owner.setAutoCommit(false);
            owner.createStatement().execute("lock table warehouse.dim_account in access exclusive mode");
            Future<Readers.Answer> running = threads.submit(readers::once);
            await(() -> metrics(server).contains("lane_busy{lane=\"reports\"} 1.0"));
            Future<?> stopped = threads.submit(server::stop);
            await(() -> status(server, "/health/ready") == 503);
            assertThat(status(server, "/health/live")).isEqualTo(200);
            assertThat(stopped.isDone()).isFalse();
            owner.rollback();
            assertThat(running.get().code()).isEqualTo("ok");
            stopped.get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void sessionsLockOutAndRevocationHoldOnBothServers() throws Exception {
        TestClock clock = new TestClock();
        try (RandomLedger ledger = new RandomLedger(13, 50);
                TestServer one = server(ledger, "a", clock).addUsers();
                TestServer two = server(ledger, "b", clock)) {
            Session session = one.signIn(new SignInRequest(null, null, one.users().oneTimeToken("auditor")))
                    .as(Session.class);
            assertThat(two.get("/v1/me", session.accessToken()).status()).isEqualTo(200);
            Session renewed = two.post("/v1/refresh", null, new RefreshRequest(session.refreshToken()))
                    .as(Session.class);
            assertThat(one.get("/v1/me", renewed.accessToken()).status()).isEqualTo(200);
            assertThat(one.post("/v1/refresh", null, new RefreshRequest(session.refreshToken())).status())
                    .as("a token used at the other server").isEqualTo(401);
            clock.advance(Duration.ofSeconds(11));
            assertThat(two.get("/v1/me", renewed.accessToken()).status()).isEqualTo(401);
            for (int i = 0; i < 5; i++) {
                TestServer either = i % 2 == 0 ? one : two;
                assertThat(either.signIn(new SignInRequest("nobody", "wrong password", null)).status()).isEqualTo(401);
            }
            assertThat(one.signIn(new SignInRequest("nobody", "wrong password", null)).status()).isEqualTo(423);
            assertThat(two.signIn(new SignInRequest("nobody", "wrong password", null)).status()).isEqualTo(423);
        }
    }

    private TestServer server(RandomLedger ledger, String task, Clock clock) throws Exception {
        return new TestServer(ledger.warehouse(), clock, config -> beside(config, task));
    }

    private ProxyConfig beside(ProxyConfig config, String task) {
        return config.withTls(tls).withKeyFile(folder.resolve("installation.key")).withTask(task)
                .withServing(config.serving().withDrain(DRAIN)
                        .withLimits(config.serving().limits().withAtOnce(64)));
    }

    private static boolean ready(TestServer client, int port) {
        try {
            return client.at(port, "/health/ready") == 200;
        } catch (IOException down) {
            return false;
        }
    }

    private static String metrics(TestServer server) {
        try {
            return server.get("/metrics", null).body();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static int status(TestServer server, String path) {
        try {
            return server.get(path, null).status();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void await(BooleanSupplier reached) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
