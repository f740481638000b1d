package com.superscapes.proxy.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.superscapes.api.drill.DrillRequest;
import com.superscapes.api.drill.LinePage;
import com.superscapes.api.query.Filter;
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.proxy.authorization.RandomRequests.Question;
import com.superscapes.proxy.json.Json;
import com.superscapes.proxy.testing.RandomItems;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestServer;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random users ask random questions, and none learns what is out of scope: no mark of a hidden row or column, no difference between
 * what is hidden and what is not there, and sums as a superuser gets them with the scope as a condition. A case that fails names its
 * seed and number; {@code -Dauthorization.seed=SEED -Dauthorization.only=NUMBER} plays it alone, {@code -Dauthorization.cases=N}
 * plays more.
 */
class RandomAuthorizationTest {

    private static final long SEED = Long.getLong("authorization.seed", 20_261_127L);
    private static final int CASES = Integer.getInteger("authorization.cases", 3_200);
    private static final @Nullable Integer ONLY = Integer.getInteger("authorization.only");
    private static final int THREADS = 4;
    private static final String SUM = "select coalesce(sum(%s), 0) from warehouse.fact_transaction f"
            + " join warehouse.dim_branch b using (branch_key) join warehouse.dim_division d using (division_key)"
            + " join warehouse.dim_account a using (account_key) where a.account_type <> 'statistical' and a.batch_to is null"
            + " and f.batch_to is null and f.scenario_key = 1 and f.period_key between ? and ?"
            + " and (?::text[] is null or b.code = any (?::text[])) and (?::text[] is null or d.code = any (?::text[]))";

    private static RandomLedger ledger;
    private static TestServer server;
    private static List<RandomUser> users;
    private static List<String> foreignLines;
    private static List<String> ownLines;
    private static final Map<String, Integer> STATUSES = new ConcurrentHashMap<>();
    private static final Set<String> SEEN = Collections.synchronizedSet(new TreeSet<>());

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(SEED, 100);
        new RandomItems(ledger, SEED, 60);
        Canaries.plant(ledger);
        server = new TestServer(ledger.warehouse());
        users = RandomUser.all(server, new Random(SEED));
        server.users().create("victim", "Victim", "auditor", null, null, null);
        for (RandomUser user : users) {
            server.token(user.login());
        }
        foreignLines = lines("N02");
        ownLines = lines("N01");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        ledger.close();
    }

    @Test
    void nobodyLearnsWhatIsOutOfScope() throws Exception {
        if (ONLY != null) {
            play(ONLY);
            return;
        }
        List<String> failures = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CASES; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    try {
                        play(number);
                    } catch (Exception | AssertionError failed) {
                        failures.add("-Dauthorization.seed=" + SEED + " -Dauthorization.only=" + number + ": "
                                + failed.getMessage());
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        assertThat(failures.stream().limit(10)).as(failures.size() + " of " + CASES + " cases").isEmpty();
        // Entity-wide users saw every mark, so there was something to hide.
        assertThat(SEEN).contains(Canaries.BRANCH, Canaries.BRANCH_NUMBER, Canaries.DIVISION,
                Canaries.DIVISION_NUMBER);
        assertThat(STATUSES).containsKeys("200", "403", "404").doesNotContainKeys("401", "500");
        assertThat(STATUSES.get("200")).as(new TreeMap<>(STATUSES).toString()).isGreaterThan(CASES / 4);
    }

    private static void play(int number) throws Exception {
        Random random = new Random(SEED * 1_000_003 + number);
        RandomUser user = users.get(random.nextInt(users.size()));
        RandomRequests requests = new RandomRequests(random, foreignLines, ownLines);
        switch (random.nextInt(10)) {
            case 0 -> sameSums(user, requests.plainQuery());
            case 1 -> plainSum(user, random);
            case 2 -> strangersCursor(user, users.get(random.nextInt(users.size())), requests);
            default -> ask(user, requests.next());
        }
    }

    private static void ask(RandomUser user, Question question) throws Exception {
        TestServer.Reply reply = send(user, question.method(), question.path(), question.body());
        // Who gives out scopes sees what branches are called.
        String named = question.path().equals("/v1/user-choices") ? Canaries.BRANCH + " branch" : question.foreign();
        clean(user, question.path() + " " + text(question.body()), reply, named);
        boolean mayNot = question.foreign() != null && (user.branches() != null || !user.readsLedger())
                && !(user.role().equals("administrator") && question.foreign().equals("victim"));
        if (mayNot) {
            TestServer.Reply nothing = send(user, question.method(), question.twinPath(), question.twin());
            assertThat(comparable(reply, question.foreign())).as(user + " " + question)
                    .isEqualTo(comparable(nothing, String.valueOf(question.unknown())));
        }
    }

    /** An entity-wide controller who names the scope gets the same rows as a user who has it. */
    private static void sameSums(RandomUser user, MetricQuery query) throws Exception {
        TestServer.Reply own = send(user, "post", "/v1/query", query);
        clean(user, text(query), own, null);
        if (own.status() == 200 && user.readsLedger()) {
            List<Filter> scope = new ArrayList<>();
            if (user.branches() != null) {
                scope.add(new Filter("branch", user.branches()));
            }
            if (user.divisions() != null) {
                scope.add(new Filter("division", user.divisions()));
            }
            TestServer.Reply named = server.postAs("controller", "/v1/query", new MetricQuery(query.metrics(),
                    query.dimensions(), query.period(), query.comparatives(), scope, List.of(), null, null));
            assertThat(figures(own)).as(user + " " + text(query) + named.body()).isEqualTo(figures(named));
        }
    }

    /** The same again past the engine: a superuser's plain sum over the facts, with the scope as a condition. */
    private static void plainSum(RandomUser user, Random random) throws Exception {
        String metric = random.nextBoolean() ? "debit" : "credit";
        int from = (2024 + random.nextInt(3)) * 100 + 1 + random.nextInt(12);
        int to = from + random.nextInt(13 - from % 100);
        TestServer.Reply reply = send(user, "post", "/v1/query", new MetricQuery(List.of(metric), List.of(),
                new PeriodRange(from, to), List.of(), List.of(), List.of(), null, null));
        clean(user, metric, reply, null);
        if (reply.status() != 200) {
            assertThat(user.readsLedger()).as(user + reply.body()).isFalse();
            return;
        }
        JsonNode total = reply.json().at("/totals/0");
        assertThat(total.isNull() ? BigDecimal.ZERO : new BigDecimal(total.asText())).as(user + " " + from + "-" + to)
                .isEqualByComparingTo(summed(user, metric, from, to));
    }

    private static BigDecimal summed(RandomUser user, String metric, int from, int to) throws Exception {
        try (Connection owner = ledger.warehouse().logins().owner().dataSource().getConnection();
                PreparedStatement sum = owner.prepareStatement(SUM.formatted(metric))) {
            sum.setInt(1, from);
            sum.setInt(2, to);
            for (int i = 0; i < 2; i++) {
                sum.setArray(3 + i, array(owner, user.branches()));
                sum.setArray(5 + i, array(owner, user.divisions()));
            }
            try (ResultSet row = sum.executeQuery()) {
                row.next();
                return row.getBigDecimal(1);
            }
        }
    }

    private static @Nullable Array array(Connection owner, @Nullable List<String> codes) throws Exception {
        return codes == null ? null : owner.createArrayOf("text", codes.toArray());
    }

    /** A page's cursor is good for who got it, and for nobody else. */
    private static void strangersCursor(RandomUser user, RandomUser other, RandomRequests requests) throws Exception {
        DrillRequest first = new DrillRequest(null, null, null, null, null, new PeriodRange(202401, 202613), List.of(),
                null, 1);
        TestServer.Reply page = send(other, "post", "/v1/drill/lines", first);
        clean(other, "cursor", page, null);
        if (page.status() != 200) {
            return;
        }
        String cursor = page.as(LinePage.class).nextCursor();
        TestServer.Reply reply = send(user, "post", "/v1/drill/lines", new DrillRequest(null, null, null, null, null,
                first.period(), List.of(), cursor, 1));
        clean(user, "a cursor of " + other, reply, null);
        assertThat(reply.status()).as(user + " with a cursor of " + other + reply.body())
                .isEqualTo(user.equals(other) ? 200 : user.readsLedger() ? 400 : 403);
    }

    private static TestServer.Reply send(RandomUser user, String method, String path, @Nullable Object body)
            throws Exception {
        TestServer.Reply reply = method.equals("get")
                ? server.getAs(user.login(), path)
                : server.postAs(user.login(), path, body == null ? "" : body);
        STATUSES.merge(Integer.toString(reply.status()), 1, Integer::sum);
        return reply;
    }

    /** The audit log says what all of these tests asked for, marks included; what is left of it is what it says of itself. */
    private static String said(TestServer.Reply reply) {
        return reply.body().startsWith("{\"entries\"")
                ? reply.body().replaceAll("\"object\":\"[^\"]*\",\"parameters\":.*?,\"outcome\"", "")
                : reply.body();
    }

    private static void clean(RandomUser user, String asked, TestServer.Reply reply, @Nullable String echoed) {
        assertThat(reply.status()).as(user + " " + asked + " " + reply.body()).isIn(200, 204, 400, 403, 404);
        // What was asked for may be named in the answer.
        String body = echoed == null ? said(reply) : reply.body().replace(echoed, "");
        for (String mark : user.forbidden()) {
            assertThat(body).as(user + " " + asked).doesNotContain(mark);
        }
        for (String mark : List.of(Canaries.BRANCH, Canaries.BRANCH_NUMBER, Canaries.DIVISION,
                Canaries.DIVISION_NUMBER, Canaries.PAY_NUMBER)) {
            if (body.contains(mark)) {
                SEEN.add(mark);
            }
        }
    }

    private static String comparable(TestServer.Reply reply, String id) throws Exception {
        JsonNode body = Json.MAPPER.readTree(reply.body());
        if (reply.status() >= 300) {
            return (reply.status() + " " + body.path("code").asText() + " " + body.path("message").asText()).replace(id,
                    "ID");
        }
        ((ObjectNode) body).remove("proof");
        return reply.status() + " " + body.toString().replace(id, "ID");
    }

    private static List<String> figures(TestServer.Reply reply) throws Exception {
        List<String> figures = new ArrayList<>();
        reply.json().get("rows").forEach(row -> figures.add(row.toString()));
        Collections.sort(figures);
        figures.add(reply.json().get("totals").toString());
        return figures;
    }

    private static String text(@Nullable Object body) throws Exception {
        return body == null ? "" : Json.MAPPER.writeValueAsString(body);
    }

    private static List<String> lines(String branch) throws Exception {
        return server.postAs("controller", "/v1/drill/lines", new DrillRequest(null, null, null, null, null,
                new PeriodRange(202401, 202613), List.of(new Filter("branch", List.of(branch))), null, 500))
                .as(LinePage.class).rows().stream().map(row -> row.get(0)).filter(Objects::nonNull).map(String::valueOf)
                .toList();
    }
}
