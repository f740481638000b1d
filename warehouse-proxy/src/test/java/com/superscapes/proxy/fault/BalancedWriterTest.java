package com.superscapes.proxy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.testing.FaultProxy;
import com.superscapes.proxy.cache.CacheSettings;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.Readers;
import com.superscapes.proxy.testing.TestServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Loads are published one after the other, each with one balanced entry of ten dollars, while readers ask and the network between
 * server and database fails: no answer ever shows debits without their credits, or a load that it doesn't name as its own.
 */
class BalancedWriterTest {

    private static final int READERS = 6;
    private static final int QUESTIONS = 4;
    private static final int DEBITED = 3;
    private static final int CREDITED = 12;
    private static final BigDecimal EACH = new BigDecimal("10.00");
    private static final Set<String> REFUSALS = Set.of("UNAVAILABLE", "TIMED_OUT");
    private static final StatementRequest QUESTION = new StatementRequest("trial-balance", 202506, true, List.of(),
            List.of(), null);

    private static final Map<String, Consumer<FaultProxy>> FAULTS = new LinkedHashMap<>();

    static {
        FAULTS.put("none", network -> {
        });
        FAULTS.put("late", network -> network.lateBy(Duration.ofMillis(20)));
        FAULTS.put("cut in mid answer", network -> network.cutEvery(14_000));
        FAULTS.put("reset", network -> {
            network.reset();
            network.mend();
        });
    }

    /** What one asked for: ok with its batch, or the code of a refusal. */
    private record Answer(String code, long batch) {
    }

    /** The random ledger itself has month amounts without a second side; what is added has both. */
    private record State(long batch, BigDecimal debits, BigDecimal credits) {
    }

    @Test
    void everyAnswerIsOneLoadWholeAndBalanced() throws Exception {
        try (RandomLedger ledger = new RandomLedger(11, 150)) {
            DatabaseLogin login = ledger.warehouse().logins().proxy();
            try (FaultProxy network = FaultProxy.to(login.port());
                    TestServer server = new TestServer(ledger.warehouse(), Clock.systemUTC(),
                            config -> config
                                    .withDatabase(new DatabaseLogin("127.0.0.1", network.port(), login.database(),
                                            login.user(), login.password()))
                                    .withCache(CacheSettings.NONE))
                            .addUsers()) {
                String token = server.token("controller");
                Statement first = server.post("/v1/statements", token, QUESTION).as(Statement.class);
                State start = new State(batch(first), total(first, "debit"), total(first, "credit"));
                AtomicBoolean over = new AtomicBoolean();
                CompletableFuture<Integer> writing = CompletableFuture.supplyAsync(() -> write(ledger, over));
                try {
                    FAULTS.forEach((name, fault) -> disturbed(name, fault, network, server, token, start));
                } finally {
                    over.set(true);
                }
                assertThat(writing.get()).as("loads").isGreaterThan(FAULTS.size());
            }
        }
    }

    private static int write(RandomLedger ledger, AtomicBoolean over) {
        int written = 0;
        try {
            while (!over.get()) {
                ledger.laterEntry("W" + written++, LocalDate.of(2025, 3, 3), DEBITED, CREDITED, 1,
                        EACH.toPlainString());
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return written;
    }

    private static void disturbed(String name, Consumer<FaultProxy> fault, FaultProxy network, TestServer server,
            String token, State start) {
        try {
            fault.accept(network);
            List<Answer> answers = Readers.together(READERS, () -> {
                List<Answer> own = new ArrayList<>();
                for (int i = 0; i < QUESTIONS; i++) {
                    own.add(ask(server, token, start));
                }
                return own;
            }).stream().flatMap(List::stream).toList();
            network.mend();
            assertThat(answers).as(name)
                    .allMatch(answer -> answer.code().equals("ok") || REFUSALS.contains(answer.code()));
            long mended = System.nanoTime();
            Answer well = ask(server, token, start);
            while (!well.code().equals("ok")) {
                assertThat(Duration.ofNanos(System.nanoTime() - mended)).as(name).isLessThan(Duration.ofSeconds(10));
                well = ask(server, token, start);
            }
            long right = answers.stream().filter(answer -> answer.code().equals("ok")).count();
            System.out.printf("%s: %d of %d answers, loads %d to %d%n", name, right, answers.size(), start.batch(),
                    well.batch());
        } catch (Exception failed) {
            throw new AssertionError(name, failed);
        }
    }

    private static Answer ask(TestServer server, String token, State start) throws IOException {
        TestServer.Reply reply = server.post("/v1/statements", token, QUESTION);
        if (reply.status() != 200) {
            return new Answer(reply.json().get("code").asText(), 0);
        }
        Statement answer = reply.as(Statement.class);
        long batch = batch(answer);
        BigDecimal added = EACH.multiply(BigDecimal.valueOf(batch - start.batch()));
        assertThat(total(answer, "debit")).as("load " + batch).isEqualByComparingTo(start.debits().add(added));
        assertThat(total(answer, "credit")).as("load " + batch).isEqualByComparingTo(start.credits().add(added));
        return new Answer("ok", batch);
    }

    private static long batch(Statement statement) {
        return statement.proof().batch().batch();
    }

    private static BigDecimal total(Statement statement, String column) {
        int index = statement.columns().stream().map(each -> each.id()).toList().indexOf(column);
        return statement.rows().stream().filter(row -> row.style() == StatementRow.Style.ACCOUNT)
                .map(row -> row.values().get(index)).filter(value -> value != null)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
