package com.superscapes.api.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind an answer; the same on screen, in Excel and on paper.
 *
 * @param period     the last period of the figures and how far its close is; null where nothing was loaded
 * @param definition what is shown, in words
 * @param filters    the filters applied, as the reader sees them: name to value
 * @param scope      "Entity-wide", or the branches the caller is limited to
 * @param template   statement and version of the row template, for example "profit-and-loss v1"; null elsewhere
 * @param rowCount   ledger lines and month amounts behind the figures
 * @param computedAt UTC
 * @param stale      true when the warehouse can't be reached and the figures are the last ones known, of {@code computedAt}
 */
public record Proof(BatchInfo batch, @Nullable ProofPeriod period, String definition, Map<String, String> filters,
        String scope, @Nullable String template, long rowCount, List<TieOut> tieOuts, List<SourceFile> sources,
        Instant computedAt, boolean stale) {

    /** Of figures that were read now. */
    public Proof(BatchInfo batch, @Nullable ProofPeriod period, String definition, Map<String, String> filters,
            String scope, @Nullable String template, long rowCount, List<TieOut> tieOuts, List<SourceFile> sources,
            Instant computedAt) {
        this(batch, period, definition, filters, scope, template, rowCount, tieOuts, sources, computedAt, false);
    }

    /** The same with one more check, of these figures alone. */
    public Proof and(TieOut check) {
        List<TieOut> all = new ArrayList<>(tieOuts);
        all.add(check);
        return new Proof(batch, period, definition, filters, scope, template, rowCount, List.copyOf(all), sources,
                computedAt, stale);
    }
}
