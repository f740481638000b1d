package com.superscapes.allinone.demo;

import com.superscapes.allinone.Steps;
import com.superscapes.allinone.load.LedgerLoad;
import com.superscapes.allinone.local.DataFolder;
import com.superscapes.allinone.local.LocalStack;
import com.superscapes.allinone.local.LocalUsers;
import com.superscapes.allinone.local.LocalUsers.LocalUser;
import com.superscapes.allinone.load.Presentation;
import com.superscapes.sync.LoadReport;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Generates the sample company, loads it, serves it, and opens the client on it. */
@Command(name = "demo", mixinStandardHelpOptions = true, exitCodeOnInvalidInput = 64, description = {
        "Shows the sample company, from its Sage database to the screen: by ODBC where a driver",
        "is installed, from exported files otherwise.",
        "The first start generates and loads the data; later starts find it again."}, footer = {"",
                "Exit codes: 0 shown, nothing broken; 1 could not be shown; 2 shown, with rejected rows or broken checks."})
public final class DemoCommand implements Callable<Integer> {

    /** Each role a reader would try. */
    private static final List<LocalUser> USERS = List.of(
            new LocalUser(LocalUsers.CONTROLLER, "Demo controller", "controller", null),
            new LocalUser("accountant", "Demo accountant", "accountant", null),
            new LocalUser("manager", "Demo branch manager", "branch-manager", List.of("N01", "N02")),
            new LocalUser("auditor", "Demo auditor", "auditor", null));

    @Mixin
    private Presentation presentation;

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
        if (!presentation.isPossible(spec)) {
            return 1;
        }
        var folder = data == null ? DataFolder.forUser("demo", System.getenv()) : new DataFolder(data);
        if (reset) {
            folder.delete();
        }
        var steps = new Steps(spec.commandLine().getErr(), clock, 4 + presentation.steps());
        try (var stack = steps.step("Starting the database", () -> start(folder))) {
            return run(stack, folder, steps);
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
        LoadReport report = steps.step("Loading " + source.sentence(), () -> source.load(load));
        steps.step("Starting the server", () -> {
            stack.startServer();
            LocalUsers.create(stack, folder.users(), USERS);
            return stack.url();
        });
        return presentation.show(stack, load, report, folder.users(), steps, clock);
    }
}
