package com.superscapes.allinone.demo;

import com.superscapes.allinone.Steps;
import com.superscapes.allinone.load.LedgerLoad;
import com.superscapes.allinone.local.ClientProcess;
import com.superscapes.allinone.local.DataFolder;
import com.superscapes.allinone.local.Display;
import com.superscapes.allinone.local.LocalStack;
import com.superscapes.allinone.output.HeadlessOutput;
import com.superscapes.sync.LoadReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Generates the sample company, loads it, serves it, and opens the client on it. */
@Command(name = "demo", mixinStandardHelpOptions = true, exitCodeOnInvalidInput = 64, description = {
        "Shows the sample company, from its Sage database to the screen: by ODBC where a driver",
        "is installed, from exported files otherwise.",
        "The first start generates and loads the data; later starts find it again."}, footer = {"",
                "Exit codes: 0 shown, nothing broken; 1 could not be shown; 2 shown, with rejected rows or broken checks."})
public final class DemoCommand implements Callable<Integer> {

    @Option(names = "--headless", description = "Opens no window: leaves pictures, reports and control totals in --out.")
    private boolean headless;

    @Option(names = "--out", paramLabel = "DIR", description = "With --headless: the folder for the files.")
    private @Nullable Path out;

    @Option(names = "--reset", description = "Removes what an earlier demo kept and begins anew.")
    private boolean reset;

    @Option(names = "--lines", paramLabel = "N", defaultValue = "100000", description = "Ledger lines to generate the first time (default: ${DEFAULT-VALUE}).")
    private long lines;

    @Option(names = "--data", paramLabel = "DIR", description = "Where the demo keeps its data (default: your application data folder).")
    private @Nullable Path data;

    @Spec
    private CommandSpec spec;

    private final Clock clock;

    // Picocli sets the spec before anything reads it.
    @SuppressWarnings("NullAway.Init")
    public DemoCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        checkOptions();
        if (!headless && !Display.isPresent(System.getProperty("os.name"), System.getenv())) {
            spec.commandLine().getErr()
                    .println("There is no display to open a window on; run with --headless --out DIR instead.");
            return 1;
        }
        var folder = data == null ? DataFolder.forUser("demo", System.getenv()) : new DataFolder(data);
        if (reset) {
            folder.delete();
        }
        var steps = new Steps(spec.commandLine().getErr(), clock, headless ? 4 + HeadlessOutput.STEPS : 5);
        try (var stack = steps.step("Starting the database", () -> start(folder))) {
            return run(stack, folder, steps);
        }
    }

    private void checkOptions() {
        if (headless && out == null) {
            throw new ParameterException(spec.commandLine(), "--headless needs --out DIR for the files it leaves.");
        }
        if (!headless && out != null) {
            throw new ParameterException(spec.commandLine(), "--out goes with --headless.");
        }
    }

    private LocalStack start(DataFolder folder) throws IOException, SQLException {
        try {
            return LocalStack.start(folder, clock);
        } catch (SQLException failed) {
            throw new SQLException(failed.getMessage() + " Start with --reset to begin the demo anew.", failed);
        }
    }

    private int run(LocalStack stack, DataFolder folder, Steps steps) throws Exception {
        var source = new DemoSource(folder);
        steps.step("Generating the sample company", () -> source.generate(lines));
        var load = new LedgerLoad(stack, clock, steps);
        LoadReport report = steps.step("Loading " + source.sentence(), () -> load.run(source.requests()));
        steps.step("Starting the server", () -> {
            stack.startServer();
            DemoUsers.create(stack, folder.demoUsers());
            return stack.url();
        });
        if (out != null) {
            Files.createDirectories(out);
            load.controlTotals(report, out);
            new HeadlessOutput(stack, DemoUsers.CONTROLLER, clock).write(out, steps);
            return report.exitCode();
        }
        steps.say("To sign in as somebody else: logins and passwords are in " + folder.demoUsers());
        int closed = steps.step("Showing the client; close its window to end the demo",
                () -> ClientProcess.window(stack, stack.users().oneTimeToken(DemoUsers.CONTROLLER)));
        return closed == 0 ? report.exitCode() : 1;
    }
}
