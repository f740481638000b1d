package com.superscapes.sync.command;

import com.superscapes.ddl.server.DatabaseLogin;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sync-agent status}. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Show the last loads, newest first.")
public final class StatusCommand implements Callable<Integer> {

    private static final String BATCHES = """
            select b.batch_id, b.state, b.source_system, to_char(b.started_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as started,
                coalesce(sum(f.rows_read), 0) as read, coalesce(sum(f.rows_loaded), 0) as loaded, coalesce(sum(f.rows_rejected), 0) as rejected,
                b.batch_id = (select p.published_batch from ops.publication p) as seen, coalesce(b.failure, '') as failure
            from ops.batch b left join ops.source_file f on f.batch_id = b.batch_id
            group by b.batch_id order by b.batch_id desc limit ?
            """;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--database-config", required = true, paramLabel = "FILE", description = "Properties: host, port, database, user, password.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path databaseConfig;

    @Option(names = "--last", paramLabel = "N", defaultValue = "10", description = "How many (default: ${DEFAULT-VALUE}).")
    private int last;

    @Override
    public Integer call() {
        try {
            print(DatabaseConfig.read(databaseConfig, System.getenv()), spec.commandLine().getOut());
            return CommandLine.ExitCode.OK;
        } catch (IOException refused) {
            spec.commandLine().getErr().println(refused.getMessage());
        } catch (SQLException failed) {
            spec.commandLine().getErr().println("The warehouse cannot be read: " + failed.getMessage());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private void print(DatabaseLogin login, PrintWriter out) throws SQLException {
        String line = "%-8s %-10s %-24s %-18s %12s %12s %10s  %s%n";
        out.printf(line, "batch", "state", "source", "started (UTC)", "read", "loaded", "rejected", "");
        try (Connection connection = login.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(BATCHES)) {
            select.setInt(1, last);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    out.printf(line, row.getString("batch_id"), row.getString("state"), row.getString("source_system"),
                            row.getString("started"), row.getString("read"), row.getString("loaded"),
                            row.getString("rejected"),
                            row.getBoolean("seen") ? "<- readers see this" : row.getString("failure"));
                }
            }
        }
        out.flush();
    }
}
