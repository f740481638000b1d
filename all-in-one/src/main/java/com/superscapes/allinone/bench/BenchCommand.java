package com.superscapes.allinone.bench;

import com.superscapes.bench.BenchOptions;
import com.superscapes.bench.BenchResult;
import com.superscapes.bench.LoadBench;
import com.superscapes.bench.QueryBench;
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
        "query: a 12-month profit and loss against the same sums over the ledger lines.",
        "Progress goes to standard error; the last line of standard output is JSON.",
        "ratio is ours divided by the reference, in seconds: lower is better."})
public final class BenchCommand implements Callable<Integer> {

    private enum Bench {
        load, query
    }

    @Parameters(paramLabel = "NAME", description = "load or query")
    private Bench bench;

    @Option(names = "--lines", paramLabel = "N", defaultValue = "1000000", description = "Ledger lines to measure with (default: ${DEFAULT-VALUE}).")
    private long lines;

    @Spec
    private CommandSpec spec;

    // Picocli sets the required parameter before anything reads it.
    @SuppressWarnings("NullAway.Init")
    public BenchCommand() {
    }

    @Override
    public Integer call() throws Exception {
        var result = measure(new BenchOptions(lines));
        spec.commandLine().getOut().println(result.json());
        spec.commandLine().getOut().flush();
        return 0;
    }

    private BenchResult measure(BenchOptions options) throws Exception {
        return switch (bench) {
            case load -> LoadBench.run(options, this::say);
            case query -> QueryBench.run(options, this::say);
        };
    }

    private void say(String sentence) {
        spec.commandLine().getErr().println(sentence);
        spec.commandLine().getErr().flush();
    }
}
