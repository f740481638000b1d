package com.superscapes.sync.command;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.LoadRequest;
import com.superscapes.sync.LoadService;
import com.superscapes.sync.control.ControlTotals;
import com.superscapes.sync.nightly.Agent;
import com.superscapes.sync.nightly.Nightly;
import com.superscapes.sync.nightly.SourceOutcome;
import com.superscapes.sync.nightly.UnknownSource;
import com.superscapes.sync.progress.ProgressListener;
import com.superscapes.sync.run.LeaseTaken;
import com.superscapes.sync.secret.UnavailableSecret;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sync-agent run}: the sources of the configuration, or files given by name. */
@Command(name = "run", description = {
        "Load the sources of a configuration, all of them or those named, into the warehouse.",
        "With --database-config, load files, or a folder with a mapping.yaml, that no configuration names."}, exitCodeList = {
                "0:loaded, or nothing new, and no check is broken", "1:nothing could be loaded",
                "2:loaded, with rejected rows or broken checks, or some sources failed; all of them listed",
                "64:the command line is wrong"})
public final class RunCommand extends AgentCommand {

    @Parameters(arity = "0..*", paramLabel = "SOURCE|FILE", description = "Sources by name (default: all); with --database-config SAF-T XML files, CSV files, or one folder.")
    private List<String> names = List.of();

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Option(names = "--mapping", paramLabel = "FILE", description = "What the files and their columns are (docs/mapping.md).")
    private @Nullable Path mapping;

    @Option(names = "--database-config", paramLabel = "FILE", description = "Properties: host, port, database, user, password.")
    private @Nullable Path databaseConfig;

    @Option(names = "--out", paramLabel = "DIR", description = "Leave control-totals.json there; in a folder for each source of a configuration.")
    private @Nullable Path out;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private LoadOptions options;

    @Override
    int work() throws SQLException, IOException, LeaseTaken, UnavailableSecret, UnknownSource {
        try (Shown shown = Shown.to(this)) {
            return databaseConfig == null ? sources(shown) : files(shown, databaseConfig);
        }
    }

    private int sources(Shown shown) throws SQLException, IOException, UnavailableSecret, UnknownSource {
        if (mapping != null) {
            throw usage("--mapping is for files; a source's mapping is named in the configuration");
        }
        Agent agent = config.agent();
        DatabaseLogin warehouse = agent.warehouse();
        List<SourceOutcome> outcomes = new Nightly(agent, warehouse, shown.progress(), options.sliceRows(),
                options.patience(Duration.ZERO)).run(agent.sources(names), shown::outcome);
        for (SourceOutcome outcome : outcomes) {
            LoadReport report = outcome.report();
            if (out != null && report != null) {
                ControlTotals.write(warehouse, report, out.resolve(outcome.source()).resolve(ControlTotals.FILE_NAME));
            }
        }
        return SourceOutcome.exitCode(outcomes);
    }

    private int files(Shown shown, Path database) throws SQLException, IOException, LeaseTaken {
        if (names.isEmpty()) {
            throw usage("name the files to load");
        }
        DatabaseLogin login = DatabaseConfig.read(database, System.getenv());
        ProgressListener progress = shown.progress();
        LoadReport report = new LoadService(login, Clock.systemUTC(), progress).load(
                new LoadRequest(names.stream().map(Path::of).toList(), mapping, options.sliceRows(),
                        options.patience(Duration.ZERO)));
        if (out != null) {
            ControlTotals.write(login, report, out.resolve(ControlTotals.FILE_NAME));
        }
        shown.report(report);
        return report.exitCode();
    }
}
