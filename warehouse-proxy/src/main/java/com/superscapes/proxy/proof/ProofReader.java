package com.superscapes.proxy.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.superscapes.api.period.PeriodStatus;
import com.superscapes.api.proof.BatchInfo;
import com.superscapes.api.proof.Proof;
import com.superscapes.api.proof.SourceFile;
import com.superscapes.api.proof.TieOut;
import com.superscapes.api.proof.TieOutState;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.json.Json;
import com.superscapes.proxy.json.RenderedList;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.period.Covered;
import com.superscapes.proxy.period.PeriodReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the proof of an answer in the answer's own snapshot. */
public final class ProofReader {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int MOST = 256;

    private final Clock clock;
    // A published batch's checks and files are the same for everybody who may see them, so not every answer reads them again.
    private final Cache<Reader, List<TieOut>> checks = remembered();
    private final Cache<Reader, List<SourceFile>> files = remembered();
    private final Cache<Long, List<PeriodStatus>> periods = remembered();

    /** Whom the database shows the same checks and files of a batch. */
    private record Reader(long batch, boolean wide) {

        static Reader of(Snapshot snapshot) {
            return new Reader(snapshot.batch(), snapshot.caller().entityWide());
        }
    }

    private static <K, T> Cache<K, T> remembered() {
        return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build();
    }

    public ProofReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param covered  the last period of the figures
     * @param template statement and version, or null
     * @param rowCount ledger lines and month amounts behind the figures
     */
    public Proof read(Snapshot snapshot, Covered covered, String definition, Map<String, String> filters,
            @Nullable String template, long rowCount) {
        List<TieOut> tieOuts = tieOuts(snapshot);
        return new Proof(batch(snapshot, tieOuts), covered.of(periods(snapshot)), definition, filters,
                snapshot.caller().scope(), template, rowCount, tieOuts, sources(snapshot), clock.instant());
    }

    /** Somebody closed a period or opened one: what is remembered of them holds no more. */
    public void periodsChanged() {
        periods.invalidateAll();
    }

    /** The fiscal periods with their states. */
    public List<PeriodStatus> periods(Snapshot snapshot) {
        return Objects.requireNonNull(periods.get(snapshot.batch(), batch -> PeriodReader.all(snapshot)));
    }

    /** The batch with its worst check. */
    public BatchInfo batch(Snapshot snapshot) {
        return batch(snapshot, tieOuts(snapshot));
    }

    private static BatchInfo batch(Snapshot snapshot, List<TieOut> tieOuts) {
        TieOutState worst = tieOuts.stream().map(TieOut::state)
                .max(Comparator.comparing((TieOutState state) -> state == TieOutState.BROKEN)
                        .thenComparing(state -> state == TieOutState.TIED))
                .orElse(TieOutState.NOT_APPLICABLE);
        return new BatchInfo(snapshot.batch(), snapshot.publishedAt(), worst);
    }

    /** The checks of the batch read, none for roles without ledger figures; differences and items only for entity-wide callers. */
    public List<TieOut> tieOuts(Snapshot snapshot) {
        if (!snapshot.caller().role().readsLedger()) {
            return List.of();
        }
        return Objects.requireNonNull(
                checks.get(Reader.of(snapshot), reader -> new RenderedList<>(readChecks(snapshot, reader.wide()))));
    }

    private static List<TieOut> readChecks(Snapshot snapshot, boolean wide) {
        return snapshot.handle()
                .createQuery("select t.check_code, c.code, t.state, t.reason, t.difference, t.items::text"
                        + " from semantic.tie_out t left join semantic.company c on c.company_key = t.company_key"
                        + " order by t.check_code not like 'T%', length(t.check_code), t.check_code, c.code")
                .map((row, context) -> tieOut(row, wide)).list();
    }

    private static TieOut tieOut(ResultSet row, boolean wide) throws SQLException {
        TieOutState state = TieOutState.valueOf(row.getString(3).toUpperCase(Locale.ROOT).replace(' ', '_'));
        // The reason of a broken check speaks of amounts outside the caller's branches.
        String reason = wide || state != TieOutState.BROKEN
                ? row.getString(4)
                : "The difference is shown to entity-wide roles.";
        return new TieOut(row.getString(1), CheckNames.of(row.getString(1)), row.getString(2), state,
                Amounts.normal(row.getBigDecimal(5)), reason, items(row.getString(6)));
    }

    private static List<Map<String, Object>> items(String json) {
        try {
            return Json.MAPPER.readValue(json, new TypeReference<>() {
            });
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A check's items are no list of objects", broken);
        }
    }

    private List<SourceFile> sources(Snapshot snapshot) {
        if (!snapshot.caller().role().readsLedger()) {
            return List.of();
        }
        return Objects
                .requireNonNull(files.get(Reader.of(snapshot), reader -> new RenderedList<>(readFiles(snapshot))));
    }

    private static List<SourceFile> readFiles(Snapshot snapshot) {
        return snapshot.handle()
                .createQuery("select source_system, file_name, content_hash, batch_id, rows_read, rows_loaded,"
                        + " rows_unchanged, rows_rejected, total_debit, total_credit from semantic.source_file"
                        + " order by batch_id, file_id")
                .map((row, context) -> new SourceFile(row.getString(1), row.getString(2),
                        HexFormat.of().formatHex(row.getBytes(3)), row.getLong(4), row.getLong(5), row.getLong(6),
                        row.getLong(7), row.getLong(8), Amounts.normal(row.getBigDecimal(9)),
                        Amounts.normal(row.getBigDecimal(10))))
                .list();
    }
}
