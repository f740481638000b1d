package com.superscapes.sync.command;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How a command loads. */
final class LoadOptions {

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "0", description = "How long to wait while another agent loads (default: ${DEFAULT-VALUE}).")
    private int wait;

    @Option(names = "--slice-rows", paramLabel = "N", defaultValue = "200000", description = "Rows of one transaction (default: ${DEFAULT-VALUE}).")
    private int sliceRows;

    Duration patience() {
        return Duration.ofSeconds(wait);
    }

    int sliceRows() {
        return sliceRows;
    }
}
