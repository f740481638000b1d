package com.superscapes.sync.command;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.LoadRequest;
import com.superscapes.sync.LoadService;
import com.superscapes.sync.control.ControlTotals;
import com.superscapes.sync.progress.JsonLines;
import com.superscapes.sync.progress.ProgressListener;
import com.superscapes.sync.progress.TerminalBar;
import com.superscapes.sync.run.LeaseTaken;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sync-agent run}. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Load files, or a folder with a mapping.yaml, into the warehouse.", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
        "0:loaded, and no check is broken", "1:nothing could be loaded",
        "2:loaded, with rejected rows or broken checks, all of them listed"})
public final class RunCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "SAF-T XML files, CSV files, or one folder.")
    private List<Path> files = List.of();

    @Option(names = "--mapping", paramLabel = "FILE", description = "What the files and their columns are (docs/mapping.md).")
    private @Nullable Path mapping;

    @Option(names = "--database-config", required = true, paramLabel = "FILE", description = "Properties: host, port, database, user, password.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path databaseConfig;

    @Option(names = "--out", paramLabel = "DIR", description = "Leave control-totals.json there.")
    private @Nullable Path out;

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "0", description = "How long to wait while another agent loads (default: ${DEFAULT-VALUE}).")
    private int wait;

    @Option(names = "--slice-rows", paramLabel = "N", defaultValue = "200000", description = "Rows of one transaction (default: ${DEFAULT-VALUE}).")
    private int sliceRows;

    @Override
    public Integer call() {
        PrintWriter errors = spec.commandLine().getErr();
        boolean terminal = System.console() != null && System.console().isTerminal();
        try (TerminalBar bar = new TerminalBar()) {
            DatabaseLogin login = DatabaseConfig.read(databaseConfig, System.getenv());
            ProgressListener progress = terminal
                    ? bar
                    : new JsonLines(spec.commandLine().getOut(), Clock.systemUTC());
            LoadReport report = new LoadService(login, Clock.systemUTC(), progress)
                    .load(new LoadRequest(files, mapping, sliceRows, Duration.ofSeconds(wait)));
            if (out != null) {
                ControlTotals.write(login, report, out.resolve(ControlTotals.FILE_NAME));
            }
            bar.close();
            new Summary(terminal ? spec.commandLine().getOut() : errors).print(report);
            return report.exitCode();
        } catch (LeaseTaken | IOException refused) {
            errors.println(refused.getMessage());
        } catch (SQLException failed) {
            errors.println("The warehouse refused the load: " + failed.getMessage());
        }
        errors.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
