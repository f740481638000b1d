package com.superscapes.sync.command;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.sync.secret.UnavailableSecret;
import com.superscapes.sync.status.Status;
import com.superscapes.sync.status.StatusReader;
import com.superscapes.sync.status.StatusText;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sync-agent status}. */
@Command(name = "status", description = "Show the last loads, newest first, and how fresh each source is.", exitCodeList = {
        "0:shown", "1:the warehouse cannot be read", "64:the command line is wrong"})
public final class StatusCommand extends AgentCommand {

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Option(names = "--database-config", paramLabel = "FILE", description = "In place of --config, properties: host, port, database, user, password.")
    private @Nullable Path databaseConfig;

    @Option(names = "--last", paramLabel = "N", defaultValue = "10", description = "How many loads (default: ${DEFAULT-VALUE}).")
    private int last;

    @Option(names = "--json", description = "As one JSON object, for programs.")
    private boolean json;

    @Override
    int work() throws SQLException, IOException, UnavailableSecret {
        DatabaseLogin login = databaseConfig == null
                ? config.agent().warehouse()
                : DatabaseConfig.read(databaseConfig, System.getenv());
        Status status = StatusReader.read(login.dataSource(), last);
        if (json) {
            out().println(StatusText.json(status));
        } else {
            new StatusText(out(), Clock.systemUTC()).print(status);
        }
        return 0;
    }
}
