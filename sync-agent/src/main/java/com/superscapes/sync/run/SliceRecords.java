package com.superscapes.sync.run;

import com.superscapes.sync.landing.RecordLanding;
import com.superscapes.sync.member.Members;
import com.superscapes.sync.model.RecordKind;
import com.superscapes.sync.model.RecordKinds;
import com.superscapes.sync.source.RowDigest;
import com.superscapes.sync.source.SourceRow;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The records of one slice: landed by kind as they come, merged in the catalogue's order. */
final class SliceRecords {

    static final List<String> LEDGER = List.of("warehouse.fact_transaction", "warehouse.fact_period_amount",
            "warehouse.fact_account_balance");

    private final Connection connection;
    private final long batch;
    private final long file;
    private final int slice;
    private final Map<String, RecordLanding> landings = new HashMap<>();
    private final Map<String, List<UUID>> gone = new HashMap<>();
    private final RowDigest digest = new RowDigest();
    private long membersWritten;

    SliceRecords(Connection connection, long batch, long file, int slice) {
        this.connection = connection;
        this.batch = batch;
        this.file = file;
        this.slice = slice;
    }

    void add(SourceRow.Record record) throws SQLException {
        RecordLanding landing = landings.get(record.kind().content());
        if (landing == null) {
            landing = new RecordLanding(record.kind(), connection, batch, file, slice);
            landings.put(record.kind().content(), landing);
        }
        landing.add(record);
    }

    void add(SourceRow.Gone gone) {
        String content = gone.kind() == null ? "" : gone.kind().content();
        this.gone.computeIfAbsent(content, word -> new ArrayList<>()).add(digest.ofKey(gone.sourceId()));
    }

    /** Members added or changed by {@link #merge}. */
    long membersWritten() {
        return membersWritten;
    }

    /** Members, before the lines of the slice that may name them. */
    SliceCounts mergeMembers(BatchStore store, PlannedFile planned, Members members) throws SQLException {
        return merge(true, store, planned, members);
    }

    /** Facts, and what counts no more: a row that closes nothing was not there before and changes nothing. */
    SliceCounts merge(BatchStore store, PlannedFile planned, Members members) throws SQLException {
        SliceCounts merged = merge(false, store, planned, members);
        long rows = gone.values().stream().mapToLong(List::size).sum();
        long closed = Math.min(rows, close(store, planned));
        return merged.plus(new SliceCounts(0, closed, rows - closed, 0, BigDecimal.ZERO, BigDecimal.ZERO));
    }

    private SliceCounts merge(boolean ofMembers, BatchStore store, PlannedFile planned, Members members)
            throws SQLException {
        SliceCounts all = SliceCounts.NONE;
        for (RecordKind kind : RecordKinds.all()) {
            RecordLanding landing = landings.get(kind.content());
            if (landing != null && kind.member() == ofMembers) {
                landing.finish();
                Merge.LoadState state = new Merge.LoadState(batch, file, planned.name(), slice,
                        store.sourceKey(planned.sourceSystem(), kind.content()), planned.sourceSystem());
                all = all.plus(merge(kind, landing.count(), state, store, members));
            }
        }
        return all;
    }

    private long close(BatchStore store, PlannedFile planned) throws SQLException {
        long closed = 0;
        GoneKeys keys = new GoneKeys(connection, batch);
        for (Map.Entry<String, List<UUID>> content : gone.entrySet()) {
            Optional<RecordKind> kind = RecordKinds.of(content.getKey());
            keys.start();
            keys.add(content.getValue());
            int source = store.sourceKey(planned.sourceSystem(),
                    content.getKey().isEmpty() ? planned.content() : content.getKey());
            closed += keys.close(source, kind.map(found -> List.of(found.target())).orElse(LEDGER));
        }
        return closed;
    }

    private SliceCounts merge(RecordKind kind, long landed, Merge.LoadState state, BatchStore store, Members members)
            throws SQLException {
        SliceCounts unknown = new UnknownMembers(connection, state, kind).reject();
        long left = landed - unknown.rejected();
        if (!kind.member()) {
            return unknown.plus(new Merge(connection, state, RecordShape.of(kind)).run(left));
        }
        ZoneId zone = members.companies().stream().findFirst().map(company -> ZoneId.of(company.timeZone()))
                .orElse(ZoneId.of("UTC"));
        SliceCounts written = new DimensionMerge(connection, state, kind, store.today(zone)).run(left);
        membersWritten += written.loaded();
        return unknown.plus(written);
    }
}
