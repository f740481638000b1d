package com.superscapes.proxy.audit;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where records wait while the audit store is away.
 *
 * @param file    on a disk of this machine, of this server alone
 * @param longest how long the first of them may wait before no figures leave any more
 */
public record SpoolSettings(Path file, Duration longest) {

    /** A minute. */
    public static final Duration STANDARD = Duration.ofMinutes(1);
}
