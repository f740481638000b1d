package com.superscapes.sync.command;

import com.superscapes.sync.nightly.Agent;
import com.superscapes.sync.nightly.UnknownSource;
import com.superscapes.sync.secret.UnavailableSecret;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sync-agent check-source}. */
@Command(name = "check-source", description = "Say what can be read of each source, what has drifted from its contract, and how many rows a load would take. Nothing is loaded.", exitCodeList = {
        "0:everything can be read", "1:nothing can be read",
        "2:something cannot be read or should be changed; all of it listed",
        "64:the command line is wrong"})
public final class CheckSourceCommand extends AgentCommand {

    @Parameters(arity = "0..*", paramLabel = "SOURCE", description = "Sources by name (default: all).")
    private List<String> names = List.of();

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Override
    int work() throws SQLException, IOException, UnavailableSecret, UnknownSource {
        Agent agent = config.agent();
        return new SourceChecks(agent, agent.warehouse(), out()).print(agent.sources(names));
    }
}
