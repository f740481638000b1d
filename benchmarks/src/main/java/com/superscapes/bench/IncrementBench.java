package com.superscapes.bench;

import com.superscapes.bench.increment.ChangedEntries;
import com.superscapes.bench.load.ChildLoad;
import com.superscapes.bench.setup.Timing;
import com.superscapes.bench.setup.Workbench;
import com.superscapes.ddl.LoginPasswords;
import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.Warehouse;
import com.superscapes.ddl.WarehouseLogins;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A night's changed rows, in entries of every month, into a full warehouse against the same rows into an empty one; both
 * from the start of the process to its end, with rollups, checks and publish.
 */
public final class IncrementBench {

    private static final String FULL = "full";
    private static final String EMPTY = "empty";
    private static final int ROUNDS = 3;

    private final Workbench bench;
    private final BenchProgress progress;
    private Map<String, Object> last = Map.of();
    private Map<String, Object> lastEmpty = Map.of();

    private IncrementBench(Workbench bench, BenchProgress progress) {
        this.bench = bench;
        this.progress = progress;
    }

    /** Measures; the temporary server and files are gone afterwards. @param changed lines that change, about */
    public static BenchResult run(BenchOptions options, long changed, BenchProgress progress)
            throws IOException, SQLException {
        if (changed < 1 || changed > options.lines()) {
            throw new IllegalArgumentException("At least one line changes, and no more than there are.");
        }
        try (Workbench bench = Workbench.open(options, progress)) {
            return new IncrementBench(bench, progress).measure(changed);
        }
    }

    private BenchResult measure(long wanted) throws IOException, SQLException {
        progress.step("Filling the warehouse");
        WarehouseLogins full = install(FULL);
        new ChildLoad(full.sync(), progress).load(bench.export());
        vacuum(full);
        ChangedEntries entries = new ChangedEntries(bench.export());
        long[] ours = new long[ROUNDS];
        long[] reference = new long[ROUNDS];
        long changed = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            Path changes = bench.folder("changes-" + round);
            changed = entries.write(changes, bench.sample().lines(), wanted, round);
            reference[round - 1] = intoEmpty(changes);
            ours[round - 1] = intoFull(full, changes);
        }
        return result(changed, new Timing(ours), new Timing(reference));
    }

    private WarehouseLogins install(String database) throws IOException, SQLException {
        return Warehouse.install(bench.server().admin("postgres"), database, RoleNames.STANDARD,
                LoginPasswords.keptIn(bench.server().folder().resolve("logins.properties")));
    }

    /** What autovacuum does long before the next night. */
    private static void vacuum(WarehouseLogins logins) throws SQLException {
        try (Connection connection = logins.owner().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    private long intoEmpty(Path changes) throws IOException, SQLException {
        WarehouseLogins empty = install(EMPTY);
        bench.settle();
        progress.step("Loading the changed rows into an empty warehouse");
        ChildLoad.Outcome outcome = new ChildLoad(empty.sync(), progress).load(changes);
        lastEmpty = outcome.figures();
        bench.drop(EMPTY);
        return outcome.nanos();
    }

    private long intoFull(WarehouseLogins full, Path changes) throws IOException, SQLException {
        bench.settle();
        progress.step("Loading the changed rows into the full warehouse");
        ChildLoad.Outcome outcome = new ChildLoad(full.sync(), progress).load(changes);
        last = outcome.figures();
        return outcome.nanos();
    }

    private BenchResult result(long changed, Timing ours, Timing reference) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("lines", bench.sample().lines());
        figures.put("changed", changed);
        figures.put("oursSeconds", ours.median());
        figures.put("emptySeconds", reference.median());
        figures.put("rounds", ROUNDS);
        figures.put("checks", String.valueOf(last.get("checks")));
        figures.put("secondsByPhase", last.get("secondsByPhase"));
        figures.put("emptySecondsByPhase", lastEmpty.get("secondsByPhase"));
        return new BenchResult("increment", ours.ratioTo(reference), figures);
    }
}
