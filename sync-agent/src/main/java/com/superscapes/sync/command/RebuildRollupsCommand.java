package com.superscapes.sync.command;

import com.superscapes.sync.nightly.Agent;
import com.superscapes.sync.run.LeaseTaken;
import com.superscapes.sync.run.RollupRebuild;
import com.superscapes.sync.secret.UnavailableSecret;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sync-agent rebuild-rollups}. */
@Command(name = "rebuild-rollups", description = {
        "Sum the rollups that reports read anew from all facts, and publish what was wrong with them.",
        "Loads keep them right; this is for a warehouse that somebody changed by hand, or a restored one that is in doubt."}, exitCodeList = {
                "0:they agree with the facts, or do so now", "1:the warehouse cannot be used, or is being loaded",
                "64:the command line is wrong"})
public final class RebuildRollupsCommand extends AgentCommand {

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "0", description = "How long to wait while another agent is loading (default: ${DEFAULT-VALUE}).")
    private int wait;

    @Override
    int work() throws SQLException, IOException, LeaseTaken, UnavailableSecret {
        Agent agent = config.agent();
        RollupRebuild.Rebuilt rebuilt = new RollupRebuild(agent.warehouse().dataSource(), agent.clock())
                .run(Duration.ofSeconds(wait));
        out().println(rebuilt.wrong() == 0
                ? "The rollups agree with the facts; nothing was written."
                : rebuilt.wrong() + " rows of the rollups were wrong and are mended; readers see batch "
                        + rebuilt.batch()
                        + ".");
        return 0;
    }
}
