package com.superscapes.allinone.load;

import com.superscapes.allinone.Steps;
import com.superscapes.allinone.local.DataFolder;
import com.superscapes.allinone.local.LocalStack;
import com.superscapes.allinone.output.HeadlessOutput;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.LoadRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads an export into a fresh warehouse that lives as long as the command, and leaves reports and control totals. */
@Command(name = "import", mixinStandardHelpOptions = true, exitCodeOnInvalidInput = 64, description = {
        "Loads your own ledger export and leaves reports, pictures and control totals.",
        "Reads SAF-T XML as it is, and any CSV by a mapping file (docs/mapping.md)."}, footer = {"",
                "Exit codes:", "  0  loaded, and nothing broken", "  1  nothing could be loaded; the reason is printed",
                "  2  loaded, with rejected rows or broken checks, all listed in control-totals.json"})
public final class ImportCommand implements Callable<Integer> {

    private static final String LOGIN = "importer";

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The export: a ledger, with or without a chart of accounts and other lists.")
    private List<Path> files = List.of();

    @Option(names = "--mapping", paramLabel = "FILE", description = "Says what the columns mean (docs/mapping.md). Without it, mapping.yaml beside the files or usual column names are used.")
    private @Nullable Path mapping;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder for reports, pictures and control-totals.json.")
    private Path out;

    @Option(names = "--no-pictures", description = "Leaves out the pictures of the screens, which take the longest.")
    private boolean withoutPictures;

    @Spec
    private CommandSpec spec;

    private final Clock clock;

    // Picocli sets the required option before anything reads it.
    @SuppressWarnings("NullAway.Init")
    public ImportCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        var folder = new DataFolder(Files.createTempDirectory("superscapes-import"));
        var steps = new Steps(spec.commandLine().getErr(), clock, 3 + HeadlessOutput.steps(!withoutPictures));
        try (var stack = steps.step("Starting the database", () -> LocalStack.start(folder, clock))) {
            return run(stack, steps);
        } finally {
            folder.delete();
        }
    }

    private int run(LocalStack stack, Steps steps) throws Exception {
        var load = new LedgerLoad(stack, clock, steps);
        LoadReport report = steps.step("Loading", () -> load.run(new LoadRequest(files, mapping)));
        Files.createDirectories(out);
        load.controlTotals(report, out);
        if (report.exitCode() == 1) {
            return 1;
        }
        steps.step("Starting the server", () -> {
            stack.startServer();
            stack.users().create(LOGIN, "Import", "controller", null, null);
            return stack.url();
        });
        new HeadlessOutput(stack, LOGIN, clock, !withoutPictures).write(out, steps);
        return report.exitCode();
    }
}
