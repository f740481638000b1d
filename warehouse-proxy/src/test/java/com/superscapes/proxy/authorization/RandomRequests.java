package com.superscapes.proxy.authorization;

import com.superscapes.api.drill.DrillRequest;
import com.superscapes.api.export.ExportNotice;
import com.superscapes.api.query.Comparative;
import com.superscapes.api.query.Filter;
import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.query.Sort;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.statement.BridgeRequest;
import com.superscapes.api.statement.StatementOptions;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportCatalogue;
import com.superscapes.proxy.session.Caller;
import com.superscapes.proxy.session.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Random questions to every kind of route; those about one thing come with the same question about a thing that does not exist. */
final class RandomRequests {

    static final List<String> METRICS = List.of("net-amount", "debit", "credit", "revenue", "direct-cost",
            "gross-profit", "gross-margin", "overhead", "net-income", "ebitda", "labor-cost", "materials", "hours",
            "overtime-hours", "revenue-per-hour", "cash", "receivables", "closing", "working-capital");
    private static final List<String> DIMENSIONS = List.of("period", "fiscal-year", "scenario", "company", "region",
            "branch", "division", "account", "account-type", "job", "customer", "service-line");
    private static final List<String> STATEMENTS = List.of("profit-and-loss", "profit-and-loss", "balance-sheet",
            "cash-flow", "trial-balance", "equity-roll-forward");
    private static final List<String> ROWS = List.of("revenue", "net-income", "overhead", "total-assets", "cash");
    private static final List<Report> REPORTS = ReportCatalogue.load()
            .visibleTo(new Caller("", "", Role.CONTROLLER, null, null, List.of(), List.of(), ""));

    /**
     * A request, and perhaps the same with ids of nothing.
     *
     * @param foreign an id out of the scope of most users that stands in it, and {@code unknown} what stands there in the twin
     */
    record Question(String method, String path, @Nullable Object body, @Nullable String foreign,
            @Nullable String unknown, @Nullable Object twin) {

        static Question of(String path, @Nullable Object body) {
            return new Question(body == null ? "get" : "post", path, body, null, null, null);
        }

        String twinPath() {
            return foreign == null ? path : path.replace(foreign, String.valueOf(unknown));
        }
    }

    private final Random random;
    private final List<String> foreignLines;
    private final List<String> ownLines;

    RandomRequests(Random random, List<String> foreignLines, List<String> ownLines) {
        this.random = random;
        this.foreignLines = foreignLines;
        this.ownLines = ownLines;
    }

    Question next() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> query();
            case 2, 3 -> statement();
            case 4, 5, 6, 7 -> report();
            case 8 -> drill();
            case 9 -> entry();
            case 10 -> administration();
            default -> other();
        };
    }

    MetricQuery plainQuery() {
        return new MetricQuery(some(METRICS, 3), some(List.of("period", "fiscal-year", "branch", "division", "account",
                "account-type"), 2), periods(), some(
                        List.of(Comparative.PRIOR_YEAR, Comparative.BUDGET,
                                Comparative.YEAR_TO_DATE, Comparative.PRIOR_PERIOD),
                        2),
                List.of(), List.of(), null, null);
    }

    private Question query() {
        List<String> metrics = some(METRICS, 3);
        return withBranch(filters -> new MetricQuery(metrics, some(DIMENSIONS, 3), periods(),
                some(List.of(Comparative.values()), 2), filters, random.nextBoolean()
                        ? List.of()
                        : List.of(new Sort(metrics.getFirst(), random.nextBoolean())),
                random.nextInt(3) == 0 ? 5 : null, null), "/v1/query");
    }

    private Question statement() {
        boolean bridge = random.nextInt(4) == 0;
        return withBranch(filters -> {
            StatementRequest request = new StatementRequest(one(STATEMENTS), period(), random.nextBoolean(),
                    some(List.of(Comparative.PRIOR_YEAR, Comparative.BUDGET, Comparative.YEAR_TO_DATE), 2), filters,
                    null, random.nextBoolean() ? null : options());
            return bridge ? new BridgeRequest(request, 1) : request;
        }, bridge ? "/v1/statements/bridge" : "/v1/statements");
    }

    private StatementOptions options() {
        return new StatementOptions(null, random.nextBoolean()
                ? null
                : one(List.of("region", "branch", "division",
                        "service-line", "customer", "job")),
                null, random.nextBoolean() ? null : 1, null, null);
    }

    private interface Body {
        Object with(List<Filter> filters);
    }

    /** Without a filter, with an own one, or with the foreign branch and its twin; the twin draws the same numbers again. */
    private Question withBranch(Body body, String path) {
        long seed = random.nextLong();
        int kind = random.nextInt(4);
        String branch = kind == 0 ? "N02" : kind == 1 ? one(List.of("N01", "S01", "S02")) : null;
        Object asked = again(seed, body, branch);
        return branch == null || !branch.equals("N02")
                ? Question.of(path, asked)
                : new Question("post", path, asked, "N02", "X02", again(seed, body, "X02"));
    }

    private Object again(long seed, Body body, @Nullable String branch) {
        random.setSeed(seed);
        return body.with(branch == null ? List.of() : List.of(new Filter("branch", List.of(branch))));
    }

    private Question report() {
        Report report = one(REPORTS);
        Map<String, String> given = new TreeMap<>();
        String foreign = null;
        String unknown = null;
        for (Parameter<?> parameter : report.spec().parameters()) {
            switch (parameter.code()) {
                case "branch" -> {
                    if (foreign == null && random.nextInt(3) == 0) {
                        foreign = "N02";
                        unknown = "X02";
                        given.put("branch", foreign);
                    } else if (random.nextBoolean()) {
                        given.put("branch", one(List.of("N01", "S01", "S02")));
                    }
                }
                case "job" -> {
                    if (foreign == null && random.nextInt(3) == 0) {
                        foreign = Canaries.BRANCH + " dim job code";
                        unknown = "CANARY-X dim job code";
                        given.put("job", foreign);
                    } else if (random.nextBoolean()) {
                        given.put("job", "J" + (1 + random.nextInt(4)));
                    }
                }
                case "item" -> {
                    if (foreign == null) {
                        foreign = Canaries.BRANCH + " fact ar item source id";
                        unknown = "CANARY-X fact ar item source id";
                        given.put("item", foreign);
                    } else {
                        given.put("item", "i" + random.nextInt(60));
                    }
                }
                case "customer" -> given.put("customer", "C" + (1 + random.nextInt(6)));
                case "vendor" -> given.put("vendor", "V" + (1 + random.nextInt(6)));
                case "division" -> {
                    if (random.nextInt(3) == 0) {
                        given.put("division", one(List.of("M", "E")));
                    }
                }
                case "as-of" -> given.put("as-of", "2025-0" + (1 + random.nextInt(9)) + "-28");
                case "period" -> {
                    if (random.nextBoolean()) {
                        given.put("period", Integer.toString(period()));
                    }
                }
                case "account" -> given.put("account", one(List.of("6000", "4000", "1000")));
                case "by", "show", "span", "age-by", "against", "state", "type", "jobs", "bucket", "shown" -> choice(
                        parameter, given);
                default -> given.remove(parameter.code());
            }
        }
        String path = "/v1/reports/" + report.spec().code();
        ReportRequest asked = new ReportRequest(given, null, null);
        if (foreign == null) {
            return Question.of(path, asked);
        }
        Map<String, String> twin = new TreeMap<>(given);
        String gone = foreign;
        String nothing = unknown;
        twin.replaceAll((code, value) -> value.equals(gone) ? nothing : value);
        return new Question("post", path, asked, foreign, unknown, new ReportRequest(twin, null, null));
    }

    private void choice(Parameter<?> parameter, Map<String, String> given) {
        List<String> known = Map.of("by", List.of("branch", "division", "customer", "job", "service-line"), "span",
                List.of("period", "ytd", "trailing-12")).getOrDefault(parameter.code(), List.of());
        if (!known.isEmpty() && random.nextBoolean()) {
            given.put(parameter.code(), one(known));
        }
    }

    private Question drill() {
        String path = random.nextBoolean() ? "/v1/drill/lines" : "/v1/drill/accounts";
        return withBranch(this::drill, path);
    }

    DrillRequest drill(List<Filter> filters) {
        if (random.nextBoolean()) {
            return new DrillRequest(one(STATEMENTS), one(ROWS), "actual", period(), random.nextBoolean(), null, filters,
                    null, 1 + random.nextInt(500));
        }
        return new DrillRequest(null, null, null, null, null, new PeriodRange(202401, 202613), filters, null,
                1 + random.nextInt(500));
    }

    private Question entry() {
        if (random.nextInt(3) == 0) {
            return Question.of("/v1/entries/" + one(ownLines), null);
        }
        String foreign = one(foreignLines);
        return new Question("get", "/v1/entries/" + foreign, null, foreign,
                foreign.substring(0, foreign.lastIndexOf('-') + 1) + "999999999", null);
    }

    /** Whoever is no administrator learns nothing about users and sessions, not even whether they are there. */
    private Question administration() {
        String act = one(List.of("/v1/users/victim/reset", "/v1/users/victim/lock", "/v1/users/victim/remove",
                "/v1/users/victim/unlock"));
        return random.nextInt(3) == 0
                ? Question.of(one(List.of("/v1/users", "/v1/sessions", "/v1/user-choices", "/v1/audit")), null)
                : new Question("post", act, "", "victim", "nobody-at-all", "");
    }

    private Question other() {
        return switch (random.nextInt(8)) {
            case 0 -> Question.of("/v1/me", null);
            case 1 -> Question.of("/v1/metrics", null);
            case 2 -> Question.of("/v1/ledger", null);
            case 3 -> Question.of("/v1/loads", null);
            case 4 -> Question.of("/v1/loads/" + (1 + random.nextInt(4)), null);
            case 5 -> Question.of("/v1/loads/" + (1 + random.nextInt(4)) + "/rejects?after=0", null);
            case 6 -> Question.of("/v1/statement-templates", null);
            default -> Question.of("/v1/exports", new ExportNotice("ledger-lines", "csv", 10, 1));
        };
    }

    private PeriodRange periods() {
        int from = period();
        return new PeriodRange(from, Math.max(from, period()));
    }

    private int period() {
        return (2024 + random.nextInt(3)) * 100 + 1 + random.nextInt(12);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> List<T> some(List<T> all, int most) {
        List<T> some = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i >= 0 && some.size() < most; i--) {
            T next = one(all);
            if (!some.contains(next)) {
                some.add(next);
            }
        }
        return some;
    }
}
