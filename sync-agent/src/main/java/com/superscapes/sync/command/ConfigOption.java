package com.superscapes.sync.command;

import com.superscapes.sync.config.AgentConfigReader;
import com.superscapes.sync.nightly.Agent;
import com.superscapes.sync.nightly.Connections;
import com.superscapes.sync.secret.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Option;

/** The configuration that every command but a plain load of files works by. */
final class ConfigOption {

    @Option(names = "--config", paramLabel = "FILE", defaultValue = "agent.yaml", description = "Sources, warehouse and schedule (docs/sync-agent.md; default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    /**
     * @throws com.superscapes.sync.mapping.BadMapping if it is no configuration
     * @throws IOException                             if it cannot be read
     */
    Agent agent() throws IOException {
        return new Agent(AgentConfigReader.read(file, System.getenv()), Secrets.ofSystem(System.getenv()),
                Connections.standard(), Clock.systemUTC());
    }
}
