package com.superscapes.allinone.company;

import com.superscapes.allinone.Steps;
import com.superscapes.allinone.load.LedgerLoad;
import com.superscapes.allinone.local.DataFolder;
import com.superscapes.allinone.local.LocalStack;
import com.superscapes.allinone.local.LocalUsers;
import com.superscapes.allinone.local.LocalUsers.LocalUser;
import com.superscapes.allinone.load.Presentation;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.command.SourceChecks;
import com.superscapes.sync.config.AgentConfig;
import com.superscapes.sync.config.AgentConfigReader;
import com.superscapes.sync.deletion.Decisions;
import com.superscapes.sync.deletion.HeldDeletion;
import com.superscapes.sync.nightly.Agent;
import com.superscapes.sync.nightly.Connections;
import com.superscapes.sync.secret.Secrets;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Loads a company's own sources into a warehouse that this machine keeps, serves it, and opens the client on it. */
@Command(name = "company", mixinStandardHelpOptions = true, exitCodeOnInvalidInput = 64, description = {
        "Shows your own company: loads what is new in its sources into a warehouse that this machine keeps,",
        "and opens the client on it (docs/connect-your-sources.md)."}, footer = {"", "Exit codes:",
                "  0  shown, and nothing broken", "  1  nothing could be loaded; the reason is printed",
                "  2  shown, with rejected rows, broken checks or sources that failed, all of them printed"})
public final class CompanyCommand implements Callable<Integer> {

    private static final List<LocalUser> USERS = List
            .of(new LocalUser(LocalUsers.CONTROLLER, "Controller", "controller", null));

    @Option(names = "--config", paramLabel = "FILE", defaultValue = "agent.yaml", description = "Company and sources (docs/sync-agent.md; default: ${DEFAULT-VALUE}). Its warehouse is not used.")
    private Path config;

    @Option(names = "--check", description = "Only says what can be read, and how much a load would take.")
    private boolean check;

    @Option(names = "--approve-deletions", paramLabel = "NUMBER", description = "Let rows go that an earlier load held back; it said the number.")
    private List<Long> approved = List.of();

    @Option(names = "--refuse-deletions", paramLabel = "NUMBER", description = "Keep such rows, and say nothing more of them.")
    private List<Long> refused = List.of();

    @Mixin
    private Presentation presentation;

    @Option(names = "--data", paramLabel = "DIR", description = "Where the warehouse is kept (default: your application data folder).")
    private @Nullable Path data;

    @Spec
    private CommandSpec spec;

    private final Clock clock;

    // Picocli sets the fields before anything reads them.
    @SuppressWarnings("NullAway.Init")
    public CompanyCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        if (!check && !presentation.isPossible(spec)) {
            return 1;
        }
        AgentConfig company = AgentConfigReader.read(config, System.getenv());
        var folder = data == null ? DataFolder.forUser("company", System.getenv()) : new DataFolder(data);
        return check ? check(company, folder) : show(company, folder);
    }

    private int check(AgentConfig company, DataFolder folder) throws Exception {
        var agent = new Agent(company, Secrets.ofSystem(System.getenv()), Connections.standard(), clock);
        try (var stack = LocalStack.start(folder, clock)) {
            return new SourceChecks(agent, stack.logins().sync(), spec.commandLine().getOut())
                    .print(company.sources());
        }
    }

    private int show(AgentConfig company, DataFolder folder) throws Exception {
        var steps = new Steps(spec.commandLine().getErr(), clock, 3 + presentation.steps());
        try (var stack = steps.step("Starting the database", () -> LocalStack.start(folder, clock))) {
            decide(stack);
            return run(company, stack, folder, steps);
        }
    }

    private void decide(LocalStack stack) throws SQLException {
        try (var connection = stack.logins().sync().dataSource().getConnection()) {
            var decisions = new Decisions(connection, clock);
            var unknown = decisions.decide(approved, HeldDeletion.APPROVED, System.getProperty("user.name"));
            if (unknown.isEmpty()) {
                unknown = decisions.decide(refused, HeldDeletion.REFUSED, System.getProperty("user.name"));
            }
            if (unknown.isPresent()) {
                throw new ParameterException(spec.commandLine(),
                        "No deletion is held under number " + unknown.get() + ".");
            }
        }
    }

    private int run(AgentConfig company, LocalStack stack, DataFolder folder, Steps steps) throws Exception {
        var load = new LedgerLoad(stack, clock, steps);
        LoadReport report = steps.step("Loading " + company.company().name(),
                () -> load.run(company, Secrets.ofSystem(System.getenv())));
        if (report.exitCode() == 1) {
            return 1;
        }
        steps.step("Starting the server", () -> {
            stack.startServer();
            LocalUsers.create(stack, folder.users(), USERS);
            return stack.url();
        });
        return presentation.show(stack, load, report, folder.users(), steps, clock);
    }
}
