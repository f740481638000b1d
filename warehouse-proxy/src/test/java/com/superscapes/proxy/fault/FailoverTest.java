package com.superscapes.proxy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.session.RefreshRequest;
import com.superscapes.api.session.Session;
import com.superscapes.api.session.SignInRequest;
import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.proxy.cache.CacheSettings;
import com.superscapes.proxy.testing.OwnPostgres;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.Readers;
import com.superscapes.proxy.testing.TestServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real servers, one following the other: the second takes over, and ours goes on without a restart. */
class FailoverTest {

    @TempDir
    private Path folder;

    @Test
    void theStandbyTakesOverWithFiguresSessionsAndAuditLog() throws Exception {
        try (OwnPostgres primary = OwnPostgres.start(folder.resolve("primary"))) {
            new RandomLedger(9, 200, primary.warehouse());
            try (OwnPostgres standby = primary.standby(folder.resolve("standby"))) {
                DatabaseLogin either = primary.eitherOf(standby);
                try (TestServer server = new TestServer(primary.warehouse(), Clock.systemUTC(),
                        config -> config.withDatabase(either).withCache(CacheSettings.NONE).withServing(config.serving()
                                .withLimits(config.serving().limits().withAtOnce(64))))
                        .addUsers()) {
                    takesOver(primary, standby, server);
                }
            }
        }
    }

    private static void takesOver(OwnPostgres primary, OwnPostgres standby, TestServer server) throws Exception {
        Readers readers = new Readers(server);
        Session session = server.signIn(new SignInRequest(null, null, server.users().oneTimeToken("auditor")))
                .as(Session.class);
        standby.awaitReplay(primary);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Readers.Answer>> crowd = threads.submit(() -> readers.crowd(8, Duration.ofSeconds(3)));
            primary.kill();
            standby.execute("select pg_promote()");
            Duration well = readers.untilWell();
            NetworkFaultTest.print("FAILOVER", crowd.get(), well);
        }
        assertThat(server.get("/health/ready", null).status()).isEqualTo(200);
        assertThat(server.post("/v1/refresh", null, new RefreshRequest(session.refreshToken())).status())
                .isEqualTo(200);
    }

    @Test
    void aDatabaseThatLostTheSealGetsAnotherWithoutARefusal() throws Exception {
        try (RandomLedger ledger = new RandomLedger(10, 100);
                TestServer server = new TestServer(ledger.warehouse(), Clock.systemUTC(),
                        config -> config.withCache(CacheSettings.NONE)).addUsers();
                var owner = ledger.warehouse().logins().owner().dataSource().getConnection()) {
            Readers readers = new Readers(server);
            owner.createStatement().execute("delete from security.seal_key");
            assertThat(Readers.together(8, readers::once)).extracting(Readers.Answer::code).containsOnly("ok");
        }
    }
}
