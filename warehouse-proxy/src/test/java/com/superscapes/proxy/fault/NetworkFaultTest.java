package com.superscapes.proxy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.testing.FaultProxy;
import com.superscapes.proxy.ServingRules;
import com.superscapes.proxy.cache.CacheSettings;
import com.superscapes.proxy.database.Lanes;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.Readers;
import com.superscapes.proxy.testing.TestServer;
import com.superscapes.proxy.user.UserAdministration;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A network between server and database that fails: right figures or a clear refusal, and well again within ten seconds. */
class NetworkFaultTest {

    private static final int CROWD = 12;
    private static final Lanes QUICK = Lanes.STANDARD
            .withReports(Lanes.STANDARD.reports().withTimeout(Duration.ofSeconds(1)))
            .withRecords(Lanes.STANDARD.records().withTimeout(Duration.ofSeconds(1)));

    private static RandomLedger ledger;
    private FaultProxy network;
    private TestServer server;
    private Readers readers;

    /** What goes wrong. */
    enum Fault {
        LATE(network -> network.lateBy(Duration.ofMillis(40)), true),
        //
        SLOW(network -> network.slowedTo(60_000), true),
        //
        CUT_IN_MID_ANSWER(network -> network.cutEvery(6_000), false),
        //
        RESET(FaultProxy::reset, false),
        //
        CLOSES_SLOWLY(network -> {
            network.closesLateBy(Duration.ofSeconds(1));
            endConnections();
        }, false);

        private final Consumer<FaultProxy> begin;
        private final boolean serves;

        Fault(Consumer<FaultProxy> begin, boolean serves) {
            this.begin = begin;
            this.serves = serves;
        }
    }

    @BeforeAll
    static void writeLedger() throws Exception {
        ledger = new RandomLedger(7, 200);
        new UserAdministration(ledger.warehouse().logins().owner().dataSource(), Clock.systemUTC())
                .create("controller", "controller", "controller", null, null);
    }

    @AfterAll
    static void dropLedger() throws Exception {
        ledger.close();
    }

    /** Each its own: a server that remembers the last outage refuses sooner. */
    @BeforeEach
    void start() throws Exception {
        DatabaseLogin login = ledger.warehouse().logins().proxy();
        network = FaultProxy.to(login.port());
        DatabaseLogin through = new DatabaseLogin("127.0.0.1", network.port(), login.database(), login.user(),
                login.password());
        server = new TestServer(ledger.warehouse(), Clock.systemUTC(), config -> config.withDatabase(through)
                .withCache(CacheSettings.NONE)
                .withServing(ServingRules.STANDARD.withLanes(QUICK)
                        .withLimits(config.serving().limits().withAtOnce(256))));
        readers = new Readers(server);
    }

    @AfterEach
    void stop() throws Exception {
        network.mend();
        server.close();
        network.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void figuresAreRightOrRefusedInTimeAndSoonWellAgain(Fault fault) throws Exception {
        fault.begin.accept(network);
        List<Readers.Answer> answers = readers.crowd(CROWD, Duration.ofSeconds(2));
        network.mend();
        Duration well = readers.untilWell();
        print(fault.name(), answers, well);
        assertThat(answers).hasSizeGreaterThanOrEqualTo(CROWD)
                .allSatisfy(answer -> assertThat(answer.took()).isLessThan(Duration.ofSeconds(15)));
        if (fault.serves) {
            assertThat(answers).extracting(Readers.Answer::code).contains("ok");
        }
    }

    @Test
    void aSilentDatabaseIsNotWaitedForLongerThanTheLanesTimeAndTenSeconds() throws Exception {
        network.silentAfter(0);
        List<Readers.Answer> answers = Readers.together(40, readers::once);
        assertThat(server.get("/health/live", null).status()).isEqualTo(200);
        long start = System.nanoTime();
        assertThat(server.get("/health/ready", null).status()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        network.mend();
        Duration well = readers.untilWell();
        print("SILENT", answers, well);
        // The lane's second and ten for the network, two before a second try, six for a connection, and as much for the record.
        assertThat(answers).hasSize(40).allSatisfy(answer -> {
            assertThat(answer.code()).isEqualTo("UNAVAILABLE");
            assertThat(answer.took()).isLessThan(Duration.ofSeconds(25));
        });
        assertThat(server.get("/health/ready", null).status()).isEqualTo(200);
    }

    @Test
    void aLockedTableRefusesTheCrowdAndNobodyStaysInTheLane() throws Exception {
        try (var owner = ledger.warehouse().logins().owner().dataSource().getConnection()) {
            owner.setAutoCommit(false);
            owner.createStatement().execute("lock table warehouse.dim_account in access exclusive mode");
            List<Readers.Answer> answers = Readers.together(90, readers::once);
            assertThat(answers).hasSize(90).allSatisfy(answer -> {
                assertThat(answer.code()).isNotEqualTo("ok");
                assertThat(answer.took()).isLessThan(Duration.ofSeconds(15));
            });
            owner.rollback();
        }
        Duration well = readers.untilWell();
        assertThat(well).isLessThan(Duration.ofSeconds(3));
        assertThat(server.get("/metrics", null).body()).contains("lane_refused_total{lane=\"reports\"}")
                .contains("lane_busy{lane=\"reports\"} 0.0").contains("lane_breaker_open{lane=\"reports\"} 0.0");
    }

    private static void endConnections() {
        try (var owner = ledger.warehouse().logins().owner().dataSource().getConnection()) {
            owner.createStatement().execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and application_name like 'superscapes-proxy-%'");
        } catch (java.sql.SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    static void print(String fault, List<Readers.Answer> answers, Duration well) {
        System.out.printf("%s: %d answers, %d right, slowest %d ms, well again after %d ms%n", fault, answers.size(),
                answers.stream().filter(answer -> answer.code().equals("ok")).count(),
                answers.stream().mapToLong(answer -> answer.took().toMillis()).max().orElse(0), well.toMillis());
    }
}
