package com.superscapes.proxy.load;

import com.superscapes.api.load.Load;
import com.superscapes.api.load.LoadDetail;
import com.superscapes.api.load.LoadState;
import com.superscapes.api.load.LoadedSlice;
import com.superscapes.api.load.Loads;
import com.superscapes.api.load.Rejects;
import com.superscapes.api.load.SourceFreshness;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.proof.ProofReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the loads. */
public final class LoadReader {

    private static final int NEWEST = 200;
    private static final int PAGE = 200;
    private final ProofReader proofs;

    public LoadReader(ProofReader proofs) {
        this.proofs = proofs;
    }

    /** The newest loads, how fresh each source is, and the checks of the published batch. */
    public Loads loads(Snapshot snapshot) {
        return new Loads(sources(snapshot), upTo(snapshot, null, NEWEST), proofs.tieOuts(snapshot),
                proofs.batch(snapshot));
    }

    /** @throws ApiException not found: no such load */
    public LoadDetail load(Snapshot snapshot, long batch) {
        return new LoadDetail(found(snapshot, batch), slices(snapshot, batch), proofs.batch(snapshot));
    }

    /**
     * A page of rejected rows.
     *
     * @param after id of the last row of the page before; 0 for the first
     * @throws ApiException not found: no such load
     */
    public Rejects rejects(Snapshot snapshot, long batch, long after) {
        found(snapshot, batch);
        List<Rejects.Reject> rows = snapshot.handle()
                .createQuery("select rejected_id, file_name, line_no, field, reason_code, reason, raw"
                        + " from security.rejects(:batch, :after, :limit)")
                .bind("batch", batch).bind("after", after).bind("limit", PAGE + 1)
                .map((row, context) -> new Rejects.Reject(row.getLong(1), row.getString(2),
                        row.getObject(3, Long.class), row.getString(4), row.getString(5), row.getString(6),
                        row.getString(7)))
                .list();
        List<Rejects.Reject> page = rows.subList(0, Math.min(PAGE, rows.size()));
        Long next = rows.size() > PAGE ? Long.valueOf(page.getLast().id()) : null;
        long count = snapshot.handle().createQuery("select security.reject_count(:batch)").bind("batch", batch)
                .mapTo(Long.class).one();
        return new Rejects(batch, count, page, next, proofs.batch(snapshot));
    }

    private static Load found(Snapshot snapshot, long batch) {
        return upTo(snapshot, batch, 1).stream().filter(load -> load.batch() == batch).findFirst()
                .orElseThrow(() -> ApiException.notFound("There is no load " + batch + "."));
    }

    private static List<Load> upTo(Snapshot snapshot, @Nullable Long batch, int limit) {
        return snapshot.handle()
                .createQuery("select batch_id, source_system, state, started_at, finished_at, published_at, failure,"
                        + " slices, rows_read, rows_loaded, rows_unchanged, rows_rejected from security.loads(:batch, :limit)")
                .bindByType("batch", batch, Long.class).bind("limit", limit)
                .map((row, context) -> new Load(row.getLong(1), row.getString(2), state(row.getString(3)),
                        required(row, 4), instant(row, 5), instant(row, 6), row.getString(7), row.getLong(8),
                        row.getLong(9), row.getLong(10), row.getLong(11), row.getLong(12)))
                .list();
    }

    private static List<LoadedSlice> slices(Snapshot snapshot, long batch) {
        return snapshot.handle()
                .createQuery("select name, content, state, rows_read, rows_loaded, rows_unchanged, rows_rejected"
                        + " from security.load_slices(:batch)")
                .bind("batch", batch).map((row, context) -> new LoadedSlice(row.getString(1), row.getString(2),
                        row.getString(3), row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7)))
                .list();
    }

    private static List<SourceFreshness> sources(Snapshot snapshot) {
        return snapshot.handle()
                .createQuery("select source_system, published_batch, published_at, last_batch, last_state,"
                        + " last_started_at, message from security.source_freshness()")
                .map((row, context) -> new SourceFreshness(row.getString(1), row.getObject(2, Long.class),
                        instant(row, 3), row.getObject(4, Long.class), state(row.getString(5)), required(row, 6),
                        row.getString(7)))
                .list();
    }

    private static LoadState state(String name) {
        return LoadState.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Instant required(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
