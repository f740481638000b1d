package com.superscapes.bench;

import com.superscapes.bench.load.ChildLoad;
import com.superscapes.bench.query.Engine;
import com.superscapes.bench.query.FactSums;
import com.superscapes.bench.query.HomeCost;
import com.superscapes.bench.serve.HomePages;
import com.superscapes.bench.load.FilledWarehouse;
import com.superscapes.bench.setup.Timing;
import com.superscapes.bench.setup.Workbench;
import com.superscapes.ddl.WarehouseLogins;
import com.superscapes.sample.SampleCompany;
import com.superscapes.sample.SampleOptions;
import com.superscapes.sample.SampleSummary;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * A 12-month profit and loss by account and month through the engine, against the same sums over the ledger lines, in
 * turns; both must give the same numbers. Then Home on this ledger and on one of a million lines, in turns.
 */
public final class QueryBench {

    private static final int FROM = 202601;
    private static final int TO = 202612;
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 21;
    private static final int OURS_PER_ROUND = 5;
    private static final long SMALL = 1_000_000;
    private static final long FEWEST = 70_000;

    private QueryBench() {
    }

    /** Measures; the temporary server and files are gone afterwards. */
    public static BenchResult run(BenchOptions options, BenchProgress progress) throws IOException, SQLException {
        try (Workbench bench = Workbench.open(options, progress)) {
            FilledWarehouse.Filled large = FilledWarehouse.of(bench, "large", bench.export(), progress);
            Map<String, Object> figures = new LinkedHashMap<>();
            BenchResult result;
            try (Engine engine = new Engine(large.logins()); FactSums facts = new FactSums(large.logins().owner())) {
                result = measure(bench.sample().lines(), large.load(), engine, facts, progress);
            }
            home(bench, large.logins(), figures, options.lines(), progress);
            return result.with(figures);
        }
    }

    /** Home on this ledger against one of a million lines, or of a tenth of these when they are fewer. */
    private static void home(Workbench bench, WarehouseLogins large, Map<String, Object> figures, long lines,
            BenchProgress progress) throws IOException, SQLException {
        long fewer = lines > SMALL ? SMALL : Math.max(FEWEST, lines / 10);
        progress.step("Generating " + fewer + " ledger lines");
        SampleSummary sample = SampleCompany.generate(SampleOptions.ofLines(fewer), bench.folder("small"));
        FilledWarehouse.Filled small = FilledWarehouse.of(bench, "small", bench.folder("small"), progress);
        progress.step("Asking for Home on both in turns");
        try (HomePages ours = HomePages.open(large, bench.folder("serve-large"));
                HomePages reference = HomePages.open(small.logins(), bench.folder("serve-small"))) {
            HomeCost.measure(ours, reference, sample.lines(), figures);
        }
    }

    private static BenchResult measure(long lines, ChildLoad.Outcome load, Engine engine, FactSums facts,
            BenchProgress progress) throws SQLException {
        SortedMap<String, BigDecimal> wanted = facts.read(FROM, TO);
        SortedMap<String, BigDecimal> got = Engine.sums(engine.ask(FROM, TO));
        if (wanted.isEmpty() || !wanted.equals(got)) {
            throw new IllegalStateException("The engine's numbers differ from the sums over the facts.");
        }
        progress.step("Asking " + ROUNDS * OURS_PER_ROUND + " times through the engine, " + ROUNDS
                + " times over the facts");
        for (int i = 0; i < WARM_UP; i++) {
            engine.ask(FROM, TO);
            facts.read(FROM, TO);
        }
        long[] ours = new long[ROUNDS * OURS_PER_ROUND];
        long[] reference = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < OURS_PER_ROUND; i++) {
                long start = System.nanoTime();
                engine.ask(FROM, TO);
                ours[round * OURS_PER_ROUND + i] = System.nanoTime() - start;
            }
            long start = System.nanoTime();
            facts.read(FROM, TO);
            reference[round] = System.nanoTime() - start;
        }
        return result(lines, load, got.size(), new Timing(ours), new Timing(reference));
    }

    private static BenchResult result(long lines, ChildLoad.Outcome load, int rows, Timing ours, Timing reference) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("lines", lines);
        figures.put("rows", rows);
        figures.put("identical", true);
        figures.put("oursP50Seconds", Timing.seconds(ours.quantile(0.5)));
        figures.put("oursP95Seconds", Timing.seconds(ours.quantile(0.95)));
        figures.put("referenceP50Seconds", Timing.seconds(reference.quantile(0.5)));
        figures.put("referenceP95Seconds", Timing.seconds(reference.quantile(0.95)));
        figures.put("loadSeconds", Timing.seconds(load.nanos()));
        return new BenchResult("query", ours.ratioTo(reference), figures);
    }
}
