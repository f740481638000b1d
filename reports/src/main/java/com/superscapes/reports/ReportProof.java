package com.superscapes.reports;

import com.superscapes.api.proof.BatchInfo;
import com.superscapes.api.proof.Proof;
import com.superscapes.api.proof.ProofPeriod;
import com.superscapes.api.proof.SourceFile;
import com.superscapes.api.proof.TieOut;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the figures of a report and who took it out.
 *
 * @param period   the last one of the figures and how far its close is; null where not said
 * @param filters  name to value as the reader sees them, in the order to print
 * @param scope    "Entity-wide", or the branches the reader is limited to; empty when not said
 * @param template statement template and version; null elsewhere
 * @param rowCount ledger lines and month amounts behind the figures, or {@link #NOT_COUNTED_YET}
 */
public record ReportProof(BatchInfo batch, @Nullable ProofPeriod period, String definition,
        Map<String, String> filters, String scope, @Nullable String template, long rowCount, List<TieOut> tieOuts,
        List<SourceFile> sources,
        ReportContext context) {

    /** The number of records above a stream whose end nobody has seen. */
    public static final long NOT_COUNTED_YET = -1;

    public ReportProof {
        filters = Collections.unmodifiableMap(new LinkedHashMap<>(filters));
        tieOuts = List.copyOf(tieOuts);
        sources = List.copyOf(sources);
    }

    /** From the proof of a statement or metric answer. */
    public static ReportProof of(Proof proof, ReportContext context) {
        return new ReportProof(proof.batch(), proof.period(), proof.definition(), proof.filters(), proof.scope(),
                proof.template(),
                proof.rowCount(), proof.tieOuts(), proof.sources(), context);
    }

    /** The same once the records were counted. */
    public ReportProof counted(long records) {
        return new ReportProof(batch, period, definition, filters, scope, template, records, tieOuts, sources, context);
    }

    /** For a grid that knows its load and no more. */
    public static ReportProof of(BatchInfo batch, String definition, Map<String, String> filters, long rowCount,
            ReportContext context) {
        return new ReportProof(batch, null, definition, filters, "", null, rowCount, List.of(), List.of(), context);
    }
}
