package com.superscapes.sync.command;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.sync.nightly.Agent;
import com.superscapes.sync.nightly.Backfill;
import com.superscapes.sync.nightly.Nightly;
import com.superscapes.sync.nightly.SourceOutcome;
import com.superscapes.sync.nightly.UnknownSource;
import com.superscapes.sync.secret.UnavailableSecret;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sync-agent backfill}. */
@Command(name = "backfill", description = {
        "Load fiscal years, the newest first; readers see each as soon as it is complete.",
        "Years that are complete are skipped, so an interrupted backfill is started again with the same words; two agents share one."}, exitCodeList = {
                "0:loaded, or complete already, and no check is broken", "1:nothing could be loaded",
                "2:loaded, with rejected rows or broken checks, or some years failed; all of them listed",
                "64:the command line is wrong"})
public final class BackfillCommand extends AgentCommand {

    private static final Duration OTHER_AGENT = Duration.ofDays(1);

    @Parameters(arity = "0..*", paramLabel = "SOURCE", description = "Sources by name (default: all).")
    private List<String> names = List.of();

    @Option(names = "--from", required = true, paramLabel = "YEAR", description = "The first fiscal year, named by the calendar year in which it ends.")
    private int from;

    @Option(names = "--to", required = true, paramLabel = "YEAR", description = "The last fiscal year.")
    private int to;

    @Option(names = "--again", description = "Read years again that are complete.")
    private boolean again;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private LoadOptions options;

    @Override
    int work() throws SQLException, IOException, UnavailableSecret, UnknownSource {
        if (from > to) {
            throw usage("--from is after --to");
        }
        Agent agent = config.agent();
        DatabaseLogin warehouse = agent.warehouse();
        try (Shown shown = Shown.to(this)) {
            Nightly nightly = new Nightly(agent, warehouse, shown.progress(), options.sliceRows(),
                    options.patience(OTHER_AGENT));
            return SourceOutcome.exitCode(new Backfill(nightly, warehouse).run(agent.sources(names), from, to, again,
                    shown::outcome));
        }
    }
}
