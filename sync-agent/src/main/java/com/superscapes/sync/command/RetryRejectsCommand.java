package com.superscapes.sync.command;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.sync.nightly.Agent;
import com.superscapes.sync.nightly.Nightly;
import com.superscapes.sync.nightly.RejectRetry;
import com.superscapes.sync.nightly.SourceOutcome;
import com.superscapes.sync.nightly.UnknownSource;
import com.superscapes.sync.secret.UnavailableSecret;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sync-agent retry-rejects}. */
@Command(name = "retry-rejects", description = {
        "Read rejected rows again, after their reason was mended in a mapping, in master data or in the source.",
        "Rows that load now are resolved; the others stay listed with their reason."}, exitCodeList = {
                "0:no rejected row is left open", "1:none could be loaded",
                "2:some are still rejected, or a check is broken",
                "64:the command line is wrong"})
public final class RetryRejectsCommand extends AgentCommand {

    @Parameters(arity = "0..*", paramLabel = "SOURCE", description = "Sources by name (default: all).")
    private List<String> names = List.of();

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private LoadOptions options;

    @Override
    int work() throws SQLException, IOException, UnavailableSecret, UnknownSource {
        Agent agent = config.agent();
        DatabaseLogin warehouse = agent.warehouse();
        try (Shown shown = Shown.to(this)) {
            Nightly nightly = new Nightly(agent, warehouse, shown.progress(), options.sliceRows(),
                    options.patience(Duration.ZERO));
            return SourceOutcome.exitCode(new RejectRetry(nightly, warehouse, agent.clock())
                    .run(agent.sources(names), shown::outcome));
        }
    }
}
