package com.superscapes.proxy.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.proxy.session.Caller;
import com.superscapes.proxy.session.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One connection, taken: whoever reads meanwhile waits for it. */
@Timeout(60)
class SharedReadsTest {

    private static final TestWarehouse WAREHOUSE = TestWarehouse.create();
    private static Lane lane;
    private static ReadLane reading;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeAll
    static void open() throws Exception {
        lane = Lane.reading(WAREHOUSE.logins().proxy(), Lanes.STANDARD.reports().withConnections(1));
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
    }

    @Test
    void thoseWhoWaitAndMaySeeTheSameShareATransactionThatBeginsAfterThem() throws Exception {
        List<Future<Seen>> started = new ArrayList<>();
        try (Connection taken = lane.getConnection()) {
            for (int i = 0; i < SharedReads.MOST; i++) {
                started.add(later(caller("user" + i, null), SharedReadsTest::seen));
            }
            awaitWaiting(SharedReads.MOST);
            started.add(later(caller("one too many", null), SharedReadsTest::seen));
            awaitWaiting(1);
            assertThat(taken.isValid(1)).isTrue();
        }
        List<Seen> all = results(started);
        assertThat(all).extracting(Seen::login).contains("user0", "user7", "one too many");
        assertThat(all.subList(0, SharedReads.MOST)).extracting(Seen::transaction)
                .containsOnly(all.getFirst().transaction());
        assertThat(all.getLast().transaction()).isNotEqualTo(all.getFirst().transaction());
    }

    @Test
    void whoSeesOtherRowsReadsApart() throws Exception {
        List<Future<Seen>> started = new ArrayList<>();
        try (Connection taken = lane.getConnection()) {
            started.add(later(caller("everything", null), SharedReadsTest::seen));
            started.add(later(caller("one branch", List.of(1)), SharedReadsTest::seen));
            started.add(later(caller("another branch", List.of(2)), SharedReadsTest::seen));
            awaitWaiting(3);
            assertThat(taken.isValid(1)).isTrue();
        }
        List<Seen> all = results(started);
        assertThat(all).extracting(Seen::transaction).doesNotHaveDuplicates();
        assertThat(all).extracting(Seen::scope).containsExactly("everything", "{1}", "{2}");
    }

    @Test
    void whatFailsFailsAloneAndTheOthersHaveTheirAnswers() throws Exception {
        Future<Seen> before;
        Future<Seen> failing;
        Future<Seen> after;
        try (Connection taken = lane.getConnection()) {
            before = later(caller("before", null), SharedReadsTest::seen);
            awaitWaiting(1);
            failing = later(caller("failing", null), snapshot -> {
                snapshot.handle().execute("select 1 / 0");
                return seen(snapshot);
            });
            awaitWaiting(2);
            after = later(caller("after", null), SharedReadsTest::seen);
            awaitWaiting(3);
            assertThat(taken.isValid(1)).isTrue();
        }
        assertThat(before.get().login()).isEqualTo("before");
        assertThatThrownBy(failing::get).hasRootCauseInstanceOf(SQLException.class)
                .hasStackTraceContaining("division by zero");
        assertThat(after.get().scope()).isEqualTo("everything");
        assertThat(after.get().transaction()).isNotEqualTo(before.get().transaction());
    }

    @Test
    void aFullLaneRefusesAllWhoWaitTogether() throws Exception {
        try (Connection taken = lane.getConnection()) {
            Future<Seen> one = later(caller("one", null), SharedReadsTest::seen);
            Future<Seen> two = later(caller("two", null), SharedReadsTest::seen);
            assertThatThrownBy(one::get).hasRootCauseInstanceOf(LaneBusyException.class);
            assertThatThrownBy(two::get).hasRootCauseInstanceOf(LaneBusyException.class);
            assertThat(taken.isValid(1)).isTrue();
        }
        assertThat(reading.readShared(caller("later", null), null, SharedReadsTest::seen).login()).isEqualTo("later");
    }

    /** What a reading sees: who it is for, when its transaction began, and the rows its claim lets it see. */
    private record Seen(String login, String transaction, String scope) {
    }

    private static Seen seen(Snapshot snapshot) {
        return snapshot.handle()
                .createQuery("select transaction_timestamp()::text, case when security.entity_wide() then 'everything'"
                        + " else security.branch_scope()::text end")
                .map((row, context) -> new Seen(snapshot.caller().login(), row.getString(1), row.getString(2))).one();
    }

    private static Caller caller(String login, @Nullable List<Integer> branchKeys) {
        List<String> codes = branchKeys == null ? null : branchKeys.stream().map(key -> "B" + key).toList();
        return new Caller(login, login, Role.CONTROLLER, codes, null, branchKeys == null ? List.of() : branchKeys,
                List.of(), login);
    }

    private Future<Seen> later(Caller caller, Function<Snapshot, Seen> work) {
        return threads.submit(() -> reading.readShared(caller, null, work));
    }

    private static List<Seen> results(List<Future<Seen>> started) throws Exception {
        List<Seen> results = new ArrayList<>();
        for (Future<Seen> each : started) {
            results.add(each.get());
        }
        return results;
    }

    private static void awaitWaiting(int count) {
        while (reading.waiting() != count) {
            Thread.onSpinWait();
        }
    }
}
