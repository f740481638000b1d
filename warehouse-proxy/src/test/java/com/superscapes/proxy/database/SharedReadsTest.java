package com.superscapes.proxy.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.proxy.session.Caller;
import com.superscapes.proxy.session.Role;
import com.superscapes.proxy.cancel.RequestWatch;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** While one reads, others come. */
@Timeout(60)
class SharedReadsTest {

    private static final TestWarehouse WAREHOUSE = TestWarehouse.create();
    private static Lane lane;
    private static ReadLane reading;
    private static final Duration LONG = Duration.ofMinutes(1);
    private final RequestWatch watch = new RequestWatch();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeAll
    static void open() throws Exception {
        lane = Lane.reading(WAREHOUSE.logins().proxy(), Lanes.STANDARD.reports().withConnections(2));
        Lane records = Lane.writing(WAREHOUSE.logins().proxy(), Lanes.STANDARD.records());
        reading = new ReadLane(lane, new Seals(records, WAREHOUSE.logins().proxy().user()).begun(), RoleNames.STANDARD,
                new Retries());
        records.close();
    }

    @AfterAll
    static void close() {
        lane.close();
        WAREHOUSE.close();
    }

    @AfterEach
    void end() {
        threads.close();
        watch.close();
    }

    @Test
    void thoseWhoComeWhileOneReadsShareTheNextTransaction() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        SharedReads<Question, Seen> reads = reads(LONG);
        Future<Seen> first = later(reads, caller("first", null), holding(over));
        awaitReading();
        List<Future<Seen>> started = new ArrayList<>();
        for (int i = 0; i < SharedReads.MOST; i++) {
            started.add(later(reads, caller("user" + i, null), SharedReadsTest::seen));
        }
        awaitWaiting(reads, SharedReads.MOST);
        Instant gathered = now();
        started.add(later(reads, caller("one too many", null), SharedReadsTest::seen));
        awaitWaiting(reads, SharedReads.MOST + 1);
        over.countDown();
        List<Seen> all = results(started);
        assertThat(all.subList(0, SharedReads.MOST)).extracting(Seen::transaction)
                .containsOnly(all.getFirst().transaction());
        assertThat(all.getFirst().transaction()).isAfterOrEqualTo(gathered);
        assertThat(all).extracting(Seen::transaction).doesNotContain(first.get().transaction());
        assertThat(all.getLast().transaction()).isNotEqualTo(all.getFirst().transaction());
    }

    @Test
    void whoSeesOtherRowsReadsApart() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        SharedReads<Question, Seen> reads = reads(LONG);
        Future<Seen> everything = later(reads, caller("everything", null), holding(over));
        awaitReading();
        Seen one = later(reads, caller("one branch", List.of(1)), SharedReadsTest::seen).get();
        Seen another = later(reads, caller("another branch", List.of(2)), SharedReadsTest::seen).get();
        over.countDown();
        assertThat(List.of(everything.get(), one, another)).extracting(Seen::scope).containsExactly("everything",
                "{1}", "{2}");
    }

    @Test
    void nobodyWaitsLongForAnothersReading() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        SharedReads<Question, Seen> reads = reads(Duration.ofMillis(1));
        Future<Seen> slow = later(reads, caller("slow", null), holding(over));
        awaitReading();
        Seen quick = later(reads, caller("quick", null), SharedReadsTest::seen).get();
        assertThat(slow.isDone()).isFalse();
        over.countDown();
        assertThat(quick.transaction()).isNotEqualTo(slow.get().transaction());
    }

    @Test
    void whatFailsFailsAloneAndTheOthersHaveTheirAnswers() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        SharedReads<Question, Seen> reads = reads(LONG);
        later(reads, caller("first", null), holding(over));
        awaitReading();
        Future<Seen> before = later(reads, caller("before", null), SharedReadsTest::seen);
        awaitWaiting(reads, 1);
        Future<Seen> failing = later(reads, caller("failing", null), snapshot -> {
            snapshot.handle().execute("select 1 / 0");
            return seen(snapshot);
        });
        awaitWaiting(reads, 2);
        Future<Seen> after = later(reads, caller("after", null), SharedReadsTest::seen);
        awaitWaiting(reads, 3);
        over.countDown();
        assertThat(before.get().scope()).isEqualTo("everything");
        assertThatThrownBy(failing::get).hasRootCauseInstanceOf(SQLException.class)
                .hasStackTraceContaining("division by zero");
        assertThat(after.get().scope()).isEqualTo("everything");
        assertThat(after.get().transaction()).isNotEqualTo(before.get().transaction());
    }

    @Test
    void aFullLaneRefusesAllWhoWaitTogether() throws Exception {
        SharedReads<Question, Seen> reads = reads(LONG);
        try (Connection first = lane.getConnection(); Connection second = lane.getConnection()) {
            Future<Seen> one = later(reads, caller("one", null), SharedReadsTest::seen);
            Future<Seen> two = later(reads, caller("two", null), SharedReadsTest::seen);
            assertThatThrownBy(one::get).hasRootCauseInstanceOf(LaneBusyException.class);
            assertThatThrownBy(two::get).hasRootCauseInstanceOf(LaneBusyException.class);
            assertThat(first.isValid(1)).isTrue();
            assertThat(second.isValid(1)).isTrue();
        }
        assertThat(reads.read(caller("later", null), null, SharedReadsTest::seen).scope()).isEqualTo("everything");
    }

    // Before anything else could end it: the statement has no time-out, and the driver waits longer.
    @Test
    @Timeout(20)
    void aReadingThatNobodyWaitsForEnds() {
        SharedReads<Question, Seen> reads = reads(LONG);
        Question endless = snapshot -> {
            snapshot.handle().execute("set local statement_timeout = 0");
            snapshot.handle().execute("select pg_sleep(300)");
            return seen(snapshot);
        };
        assertThatThrownBy(() -> watch.during(Duration.ofMillis(1),
                () -> reads.read(caller("gone", null), null, endless))).isInstanceOf(CancellationException.class);
        assertThat(reads.read(caller("next", null), null, SharedReadsTest::seen).scope()).isEqualTo("everything");
        awaitIdle();
    }

    /** Asked within a transaction. */
    private interface Question extends Function<Snapshot, Seen> {
    }

    /** What a reading sees: when its transaction began, and the rows its claim lets it see. */
    private record Seen(Instant transaction, String scope) {
    }

    private static Seen seen(Snapshot snapshot) {
        return snapshot.handle()
                .createQuery("select transaction_timestamp(), case when security.entity_wide() then 'everything'"
                        + " else security.branch_scope()::text end")
                .map((row, context) -> new Seen(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2)))
                .one();
    }

    private static Question holding(CountDownLatch over) {
        return snapshot -> {
            Seen seen = seen(snapshot);
            try {
                over.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return seen;
        };
    }

    private SharedReads<Question, Seen> reads(Duration patience) {
        return new SharedReads<>(reading, watch,
                (snapshot, questions) -> questions.stream().map(question -> question.apply(snapshot)).toList(),
                patience);
    }

    private static Instant now() throws SQLException {
        try (Connection connection = lane.getConnection();
                ResultSet row = connection.createStatement().executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private static Caller caller(String login, @Nullable List<Integer> branchKeys) {
        List<String> codes = branchKeys == null ? null : branchKeys.stream().map(key -> "B" + key).toList();
        return new Caller(login, login, Role.CONTROLLER, codes, null, branchKeys == null ? List.of() : branchKeys,
                List.of(), login);
    }

    private Future<Seen> later(SharedReads<Question, Seen> reads, Caller caller, Question question) {
        return threads.submit(() -> reads.read(caller, null, question));
    }

    private static List<Seen> results(List<Future<Seen>> started) throws Exception {
        List<Seen> results = new ArrayList<>();
        for (Future<Seen> each : started) {
            results.add(each.get());
        }
        return results;
    }

    private static void awaitWaiting(SharedReads<Question, Seen> reads, int count) {
        await(() -> reads.waiting() == count);
    }

    // Its transaction has begun, so that whoever comes now has to wait for the next.
    private static void awaitReading() {
        await(() -> lane.busy() > 0);
    }

    private static void awaitIdle() {
        await(() -> lane.busy() == 0);
    }

    private static void await(BooleanSupplier reached) {
        while (!reached.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new AssertionError("The test's time is over");
            }
            Thread.onSpinWait();
        }
    }
}
