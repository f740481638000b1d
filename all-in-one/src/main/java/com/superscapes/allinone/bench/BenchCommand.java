package com.superscapes.allinone.bench;

import com.superscapes.bench.BenchOptions;
import com.superscapes.bench.BenchResult;
import com.superscapes.bench.DrillBench;
import com.superscapes.bench.IncrementBench;
import com.superscapes.bench.LoadBench;
import com.superscapes.bench.MissingSoftware;
import com.superscapes.bench.OdbcBench;
import com.superscapes.bench.QueryBench;
import com.superscapes.bench.ReportsBench;
import com.superscapes.bench.ScoreboardBench;
import com.superscapes.bench.ServeBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures on this machine; the result is the last line of standard output. */
@Command(name = "bench", mixinStandardHelpOptions = true, exitCodeOnInvalidInput = 64, description = {
        "Measures the product against a plain reference in the same run.",
        "load: our whole load against a bare COPY of the same files.",
        "query: a 12-month profit and loss against the same sums over the ledger lines; Home against Home of a million lines.",
        "drill: pages anywhere in one account of N lines against its first page.",
        "serve: many clients ask the server and PostGraphile 4 for tiles (needs npm and Node.js).",
        "scoreboard: the server's start, end, memory, scoping and tiles a second.",
        "odbc: a table read through psqlODBC by many rows a fetch against one row a fetch.",
        "increment: a night's changed rows into a full warehouse against the same into an empty one.",
        "Progress goes to standard error; the last line of standard output is JSON.",
        "ratio is ours divided by the reference, in seconds: lower is better."})
public final class BenchCommand implements Callable<Integer> {

    private enum Bench {
        load, query, reports, drill, serve, scoreboard, odbc, increment
    }

    @Parameters(paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}")
    private Bench bench;

    @Option(names = "--lines", paramLabel = "N", defaultValue = "1000000", description = "Ledger lines to measure with (default: ${DEFAULT-VALUE}).")
    private long lines;

    @Option(names = "--changed", paramLabel = "N", defaultValue = "100000", description = "Lines that change in the increment bench (default: ${DEFAULT-VALUE}).")
    private long changed;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "64", description = "Clients at once in the serve and scoreboard benches (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "300", description = "Seconds they ask each server (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Spec
    private CommandSpec spec;

    // Picocli sets the required parameter before anything reads it.
    @SuppressWarnings("NullAway.Init")
    public BenchCommand() {
    }

    @Override
    public Integer call() throws Exception {
        try {
            BenchResult result = measure(new BenchOptions(lines));
            spec.commandLine().getOut().println(result.json());
            spec.commandLine().getOut().flush();
            return 0;
        } catch (MissingSoftware missing) {
            say(String.valueOf(missing.getMessage()));
            return 1;
        }
    }

    private BenchResult measure(BenchOptions options) throws Exception {
        return switch (bench) {
            case load -> LoadBench.run(options, this::say);
            case query -> QueryBench.run(options, this::say);
            case reports -> ReportsBench.run(options, this::say);
            case drill -> DrillBench.run(options.lines(), this::say);
            case serve -> ServeBench.run(options, clients, seconds, this::say);
            case scoreboard -> ScoreboardBench.run(options, clients, seconds, this::say);
            case odbc -> OdbcBench.run(options, this::say);
            case increment -> IncrementBench.run(options, changed, this::say);
        };
    }

    private void say(String sentence) {
        spec.commandLine().getErr().println(sentence);
        spec.commandLine().getErr().flush();
    }
}
