package com.superscapes.proxy.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.proxy.cache.CacheSettings;
import com.superscapes.proxy.testing.OwnPostgres;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.Readers;
import com.superscapes.proxy.testing.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Postgres that is restarted, killed, frozen or replaced by its standby: the server heals without a restart of its own. */
class PostgresFaultTest {

    @TempDir
    private static Path folder;
    private static OwnPostgres postgres;
    private static RandomLedger ledger;
    private static TestServer server;
    private static Readers readers;

    @BeforeAll
    static void start() throws Exception {
        postgres = OwnPostgres.start(folder.resolve("primary"));
        ledger = new RandomLedger(8, 200, postgres.warehouse());
        server = server(postgres);
        readers = new Readers(server);
    }

    private static TestServer server(OwnPostgres database) throws Exception {
        return new TestServer(database.warehouse(), Clock.systemUTC(), config -> config
                .withCache(CacheSettings.NONE)
                .withServing(config.serving().withLimits(config.serving().limits().withAtOnce(64)))).addUsers();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        postgres.close();
    }

    @Test
    void aRestartIsHealed() throws Exception {
        healed("RESTART", () -> {
            postgres.stop();
            postgres.startAgain();
        });
    }

    @Test
    void aKilledServerIsHealedAfterItsStart() throws Exception {
        healed("KILL", () -> {
            postgres.kill();
            assertThat(readers.once().code()).isEqualTo("UNAVAILABLE");
            assertThat(server.get("/health/live", null).status()).isEqualTo(200);
            assertThat(server.get("/health/ready", null).status()).isEqualTo(503);
            postgres.startAgain();
        });
    }

    @Test
    void aFrozenServerRefusesNewRequestsAndFinishesOldOnesWhenItThaws() throws Exception {
        postgres.signal("STOP");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Readers.Answer>> crowd = threads
                    .submit(() -> Readers.together(24, readers::once));
            long start = System.nanoTime();
            assertThat(server.get("/health/ready", null).status()).isEqualTo(503);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            Readers.Answer late = readers.once();
            assertThat(late.code()).isEqualTo("UNAVAILABLE");
            assertThat(late.took()).isLessThan(Duration.ofSeconds(8));
            postgres.signal("CONT");
            Duration well = readers.untilWell();
            NetworkFaultTest.print("FROZEN", crowd.get(), well);
        }
    }

    @Test
    void aServerThatCannotProveItsNameIsRefused() throws Exception {
        DatabaseLogin login = postgres.warehouse().logins().proxy();
        DatabaseLogin proven = login.provenBy(postgres.showsCertificate("127.0.0.1"));
        try (Connection connection = untilConnected(proven);
                ResultSet row = connection.createStatement()
                        .executeQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
            assertThat(row.next() && row.getBoolean(1)).isTrue();
        }
        DatabaseLogin otherwise = new DatabaseLogin("localhost", login.port(), login.database(), login.user(),
                login.password()).provenBy(Objects.requireNonNull(proven.authority()));
        assertThatThrownBy(otherwise.dataSource()::getConnection).hasMessageContaining("localhost");
    }

    // The server takes its new settings a moment after it was told to.
    private static Connection untilConnected(DatabaseLogin login) throws Exception {
        for (long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();; LockSupport.parkNanos(20_000_000)) {
            try {
                return login.dataSource().getConnection();
            } catch (SQLException notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
            }
        }
    }

    private interface Trouble {
        void happen() throws Exception;
    }

    private static void healed(String name, Trouble trouble) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Readers.Answer>> crowd = threads
                    .submit(() -> readers.crowd(8, Duration.ofSeconds(3)));
            trouble.happen();
            Duration well = readers.untilWell();
            NetworkFaultTest.print(name, crowd.get(), well);
            assertThat(server.get("/health/ready", null).status()).isEqualTo(200);
        }
    }
}
