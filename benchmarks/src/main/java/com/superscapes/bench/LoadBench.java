package com.superscapes.bench;

import com.superscapes.bench.load.BareCopy;
import com.superscapes.bench.load.ChildLoad;
import com.superscapes.bench.setup.Timing;
import com.superscapes.bench.setup.Workbench;
import com.superscapes.ddl.LoginPasswords;
import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.Warehouse;
import com.superscapes.ddl.WarehouseLogins;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Our whole load (a process of its own: read, land, merge, rollups, checks, publish) against a bare COPY of the same files
 * on the same server, in turns: copy, ours, copy, ours, ..., copy. Each run starts on an empty database.
 */
public final class LoadBench {

    private final Workbench bench;
    private final BenchProgress progress;
    private final List<Long> ours = new ArrayList<>();
    private final List<Long> copies = new ArrayList<>();
    private Map<String, Object> last = Map.of();

    private LoadBench(Workbench bench, BenchProgress progress) {
        this.bench = bench;
        this.progress = progress;
    }

    /** Measures; the temporary server and files are gone afterwards. */
    public static BenchResult run(BenchOptions options, BenchProgress progress) throws IOException, SQLException {
        try (Workbench bench = Workbench.open(options, progress)) {
            return new LoadBench(bench, progress).measure(options.rounds());
        }
    }

    private BenchResult measure(int rounds) throws IOException, SQLException {
        copy();
        for (int round = 1; round <= rounds; round++) {
            load("bench_" + round);
            copy();
        }
        Timing oursTime = timing(ours);
        Timing copyTime = timing(copies);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("lines", bench.sample().lines());
        figures.put("oursSeconds", oursTime.median());
        figures.put("copySeconds", copyTime.median());
        figures.put("rowsPerSecond", perSecond(bench.sample().lines(), oursTime));
        figures.put("copyRowsPerSecond", perSecond(bench.sample().lines(), copyTime));
        figures.put("rounds", rounds);
        figures.put("copyRounds", copies.stream().map(Timing::seconds).toList());
        figures.put("heapLimitMb", 512);
        figures.putAll(last);
        return new BenchResult("load", oursTime.ratioTo(copyTime), figures);
    }

    private void copy() throws SQLException, IOException {
        progress.step("Bare COPY of the same files");
        List<Path> files = bench.sample().files().stream().filter(f -> f.toString().endsWith(".csv")).toList();
        BareCopy copy = new BareCopy(bench.plainDatabase("bare_copy"), files);
        bench.settle();
        long start = System.nanoTime();
        copy.run();
        copies.add(System.nanoTime() - start);
        bench.drop("bare_copy");
    }

    private void load(String database) throws IOException, SQLException {
        progress.step("Installing the warehouse " + database);
        WarehouseLogins logins = Warehouse.install(bench.server().admin("postgres"), database, RoleNames.STANDARD,
                LoginPasswords.keptIn(bench.server().folder().resolve("logins.properties")));
        bench.settle();
        progress.step("Loading");
        ChildLoad.Outcome outcome = new ChildLoad(logins.sync(), progress).load(bench.export());
        ours.add(outcome.nanos());
        last = outcome.figures();
        bench.drop(database);
    }

    private static Timing timing(List<Long> nanos) {
        return new Timing(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    private static BigDecimal perSecond(long rows, Timing time) {
        return BigDecimal.valueOf(rows).divide(time.median(), 0, RoundingMode.HALF_UP);
    }
}
