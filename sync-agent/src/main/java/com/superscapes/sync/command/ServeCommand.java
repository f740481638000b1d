package com.superscapes.sync.command;

import com.superscapes.sync.nightly.Agent;
import com.superscapes.sync.progress.JsonLines;
import com.superscapes.sync.secret.UnavailableSecret;
import com.superscapes.sync.serve.Service;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sync-agent serve}. */
@Command(name = "serve", description = {"Load every night, and whatever arrives in drop folders, until stopped.",
        "Of several agents that serve one warehouse one loads; another takes over when it ends."}, exitCodeList = {
                "0:stopped", "1:the configuration cannot be used, or the port is taken", "64:the command line is wrong",
                "143:stopped by SIGTERM"})
public final class ServeCommand extends AgentCommand {

    private static final Duration LOOK = Duration.ofSeconds(5);

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Option(names = "--grace", paramLabel = "SECONDS", defaultValue = "60", description = "How long a stop waits for a load to end; after that the next start resumes it (default: ${DEFAULT-VALUE}).")
    private int grace;

    @Option(names = "--slice-rows", paramLabel = "N", defaultValue = "200000", description = "Rows of one transaction (default: ${DEFAULT-VALUE}).")
    private int sliceRows;

    @Override
    int work() throws IOException, UnavailableSecret {
        Agent agent = config.agent();
        try (Service service = new Service(agent, agent.warehouse(), new JsonLines(out(), agent.clock()), outcome -> {
        }, new Service.Pace(LOOK, Duration.ofSeconds(grace), sliceRows))) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(service::close));
            errors().println("Health and metrics: http://127.0.0.1:" + service.port() + "/health, /ready, /metrics");
            errors().flush();
            service.await();
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
