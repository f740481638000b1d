package com.superscapes.sync.status;

import com.superscapes.sync.deletion.HeldDeletion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the loads stand. Instants are UTC.
 *
 * @param publishedBatch what readers see; 0 when nothing was ever loaded
 * @param nextRun        when an agent that serves loads next; null when none has said so
 * @param loads          newest first
 * @param openRejects    rejected rows that no later batch has read again
 * @param brokenChecks   of the batch that readers see
 * @param heldDeletions  rows gone from a source that stay until somebody decides, or that the next load takes out
 */
public record Status(long publishedBatch, @Nullable Instant publishedAt, @Nullable Instant nextRun,
        List<Source> sources, List<Load> loads, long openRejects, List<BrokenCheck> brokenChecks,
        List<HeldDeletion> heldDeletions) {

    public Status {
        sources = List.copyOf(sources);
        loads = List.copyOf(loads);
        brokenChecks = List.copyOf(brokenChecks);
        heldDeletions = List.copyOf(heldDeletions);
    }

    /**
     * A source by the name its configuration gives it.
     *
     * @param lastSuccess  end of the last run that loaded it, or found nothing new, without a fault that lost it
     * @param runningSince null when no agent is at work on it
     * @param exitCode     of the last run that has ended; null when none has
     * @param nextTry      when an agent that serves tries it again, because it failed in the night; null when none will
     * @param failedTries  how many of these tries have failed so far
     */
    public record Source(String name, @Nullable Instant lastSuccess, @Nullable Instant runningSince,
            @Nullable String command, @Nullable Integer exitCode, @Nullable String message, long openRejects,
            @Nullable Instant nextTry, int failedTries) {
    }

    /**
     * A batch.
     *
     * @param slices     files and tables
     * @param slicesDone of them read to their end
     */
    public record Load(long batch, String state, String sourceSystem, Instant startedAt, @Nullable Instant finishedAt,
            long slices, long slicesDone, long rowsRead, long rowsLoaded, long rowsRejected,
            @Nullable String failure) {
    }

    /** A tie-out that does not tie. @param difference debit positive, or null */
    public record BrokenCheck(String code, @Nullable String company, @Nullable String reason,
            @Nullable BigDecimal difference) {
    }
}
