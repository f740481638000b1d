package com.superscapes.bench;

import com.superscapes.bench.load.ChildLoad;
import com.superscapes.bench.query.Engine;
import com.superscapes.bench.query.FactSums;
import com.superscapes.bench.setup.Timing;
import com.superscapes.bench.setup.Workbench;
import com.superscapes.ddl.Warehouse;
import com.superscapes.ddl.WarehouseLogins;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * A 12-month profit and loss by account and month through the engine, against the same sums over the ledger lines, in
 * turns. Both must give the same numbers.
 */
public final class QueryBench {

    private static final int FROM = 202601;
    private static final int TO = 202612;
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 21;
    private static final int OURS_PER_ROUND = 5;

    private QueryBench() {
    }

    /** Measures; the temporary server and files are gone afterwards. */
    public static BenchResult run(BenchOptions options, BenchProgress progress) throws IOException, SQLException {
        try (Workbench bench = Workbench.open(options, progress)) {
            WarehouseLogins logins = Warehouse.install(bench.server());
            progress.step("Loading");
            ChildLoad.Outcome load = new ChildLoad(logins.sync(), progress).load(bench.export());
            vacuum(logins);
            bench.settle();
            try (Engine engine = new Engine(logins); FactSums facts = new FactSums(logins.owner())) {
                return measure(bench.sample().lines(), load, engine, facts, progress);
            }
        }
    }

    /** What autovacuum would do within minutes; the reference needs it to read as fast as it can. */
    private static void vacuum(WarehouseLogins logins) throws SQLException {
        try (Connection connection = logins.owner().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
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
