package com.superscapes.sync.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command loads. */
final class LoadOptions {

    @Option(names = "--wait", paramLabel = "SECONDS", description = "How long to wait while another agent loads something else (default: 0; backfill: a day).")
    private @Nullable Integer wait;

    @Option(names = "--slice-rows", paramLabel = "N", defaultValue = "200000", description = "Rows of one transaction (default: ${DEFAULT-VALUE}).")
    private int sliceRows;

    /** @param otherwise when nothing is asked for */
    Duration patience(Duration otherwise) {
        return wait == null ? otherwise : Duration.ofSeconds(wait);
    }

    int sliceRows() {
        return sliceRows;
    }
}
