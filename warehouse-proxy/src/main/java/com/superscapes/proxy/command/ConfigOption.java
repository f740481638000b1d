package com.superscapes.proxy.command;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the settings come from. */
final class ConfigOption {

    @Option(names = "--config", paramLabel = "FILE", description = "Settings as key=value; SUPERSCAPES_PROXY_* override.")
    private @Nullable Path file;

    Settings settings() throws IOException {
        return Settings.load(file, System.getenv());
    }

    /** The settings file; null when there is none. */
    @Nullable
    Path file() {
        return file;
    }
}
