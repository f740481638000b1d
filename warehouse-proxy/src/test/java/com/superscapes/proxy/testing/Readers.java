package com.superscapes.proxy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.api.statement.StatementRow;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Users who ask for the same statement again and again, and know the right answer. */
public final class Readers {

    private static final StatementRequest QUESTION = new StatementRequest("trial-balance", 202506, true, List.of(),
            List.of(), null);
    private static final int IN_A_ROW = 8;
    private static final Set<String> CLEAR = Set.of("UNAVAILABLE", "TIMED_OUT");

    private final TestServer server;
    private final String token;
    private final List<StatementRow> right;

    /** What one of them got: the code of a refusal or "ok", and how long that took. */
    public record Answer(String code, Duration took) {
    }

    /** Asks once while all is well. */
    public Readers(TestServer server) throws IOException {
        this.server = server;
        this.token = server.token("controller");
        this.right = ask().as(Statement.class).rows();
        assertThat(right).hasSizeGreaterThan(5);
    }

    /** The answer as it came. */
    public TestServer.Reply ask() throws IOException {
        return server.post("/v1/statements", token, QUESTION);
    }

    /** Once: the right figures or a clear refusal; anything else fails. */
    public Answer once() throws IOException {
        long start = System.nanoTime();
        TestServer.Reply reply = ask();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (reply.status() == 200) {
            assertThat(reply.as(Statement.class).rows()).isEqualTo(right);
            return new Answer("ok", took);
        }
        String code = reply.json().get("code").asText();
        assertThat(CLEAR).as(reply.body()).contains(code);
        assertThat(reply.json().get("message").asText()).endsWith(".");
        return new Answer(code, took);
    }

    /** Several at the same time, each again and again for a while. */
    public List<Answer> crowd(int count, Duration duration) throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        return together(count, () -> {
            List<Answer> answers = new ArrayList<>(List.of(once()));
            while (System.nanoTime() < end) {
                answers.add(once());
            }
            return answers;
        }).stream().flatMap(List::stream).toList();
    }

    /** The same work by several at the same time. */
    public static <T> List<T> together(int count, Callable<T> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = IntStream.range(0, count).mapToObj(i -> threads.submit(work)).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }

    /** Asks until every answer is right again; how long the first of those took to come. */
    public Duration untilWell() throws IOException {
        long start = System.nanoTime();
        Duration well = Duration.ZERO;
        for (int inARow = 0; inARow < IN_A_ROW;) {
            boolean wellNow = once().code().equals("ok");
            Duration now = Duration.ofNanos(System.nanoTime() - start);
            well = inARow == 0 ? now : well;
            inARow = wellNow ? inARow + 1 : 0;
            assertThat(well).isLessThan(Duration.ofSeconds(10));
        }
        return well;
    }
}
