package com.superscapes.sync.serve;

import com.superscapes.sync.config.SourceConfig;
import com.superscapes.sync.drop.Arrivals;
import com.superscapes.sync.nightly.Nightly;
import com.superscapes.sync.nightly.SourceOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one drop folder again and again, and loads what is complete. Files that failed are tried again in a while. */
final class DropWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DropWatch.class);
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final SourceConfig.DropFolder drop;
    private final Nightly nightly;
    private final Clock clock;
    private final Arrivals arrivals;
    private List<Path> failed = List.of();
    private Instant failedAt = Instant.EPOCH;

    DropWatch(SourceConfig.DropFolder drop, Nightly nightly, Clock clock) {
        this.drop = drop;
        this.nightly = nightly;
        this.clock = clock;
        this.arrivals = new Arrivals(drop.folder());
    }

    /** Loads what is complete; empty when nothing is, or it is too early to try it again. */
    Optional<SourceOutcome> look() {
        Instant now = clock.instant();
        List<Path> files;
        try {
            files = arrivals.complete(now);
        } catch (IOException unreadable) {
            LOG.warn("The folder {} of {} cannot be read", drop.folder(), drop.name());
            return Optional.empty();
        }
        if (files.isEmpty() || files.equals(failed) && failedAt.plus(AGAIN).isAfter(now)) {
            return Optional.empty();
        }
        SourceOutcome outcome = nightly.dropped(drop, files);
        failed = outcome.exitCode() == SourceOutcome.FAILED ? files : List.of();
        failedAt = now;
        return Optional.of(outcome);
    }
}
