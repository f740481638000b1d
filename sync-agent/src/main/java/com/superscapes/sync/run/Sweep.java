package com.superscapes.sync.run;

import com.superscapes.sync.RejectedRow;
import com.superscapes.sync.model.RecordKind;
import com.superscapes.sync.model.RecordKinds;
import com.superscapes.sync.source.Origin;
import com.superscapes.sync.source.RowDigest;
import com.superscapes.sync.source.SweepsKeys;
import com.superscapes.sync.source.UnreadableSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows that the source has deleted without saying so: keys that it has no more are closed. A source that has lost too
 * much at once is broken: then nothing is closed and the load says so. A fiscal year that the source's ledger had and has no
 * more was archived: its rows and older ones stay as they are.
 */
final class Sweep {

    private static final int KEYS_AT_ONCE = 10_000;

    private final Connection connection;
    private final long batch;
    private final PlannedFile slice;
    private final RowDigest digest = new RowDigest();

    Sweep(Connection connection, long batch, PlannedFile slice) {
        this.connection = connection;
        this.batch = batch;
        this.slice = slice;
    }

    /** Closes what is gone; returns why it did not, or null. */
    @Nullable
    RejectedRow run(BatchStore store) throws SQLException {
        if (!(slice.connector() instanceof SweepsKeys source) || slice.slice().members()
                || slice.mark() == null
                || !(slice.slice().origin() instanceof Origin.InTable table)) {
            return null;
        }
        int sourceKey = store.sourceKey(slice.sourceSystem(), slice.content());
        try {
            list(source);
        } catch (UnreadableSource broken) {
            return new RejectedRow(slice.name(), null, null, "not-swept",
                    "deleted rows could not be looked for: " + broken.reject().reason(), null);
        }
        Optional<RecordKind> kind = RecordKinds.of(slice.content());
        List<String> facts = kind.map(found -> List.of(found.target())).orElse(SliceRecords.LEDGER);
        int archived = archived(source);
        Integer year = table.fiscalYear();
        if (year != null && year <= archived) {
            return null; // what is left of an archived year
        }
        long live = 0;
        Sql.call(connection, "truncate landing.gone_key");
        for (String fact : facts) {
            live += gone(fact, sourceKey, table.fiscalYear(), archived);
        }
        String held = new HeldDeletions(connection, batch, store.now()).judge(
                new HeldDeletions.Loser(sourceKey, slice.name(), slice.name()), live, DeletionBrake::held);
        if (held != null) {
            return new RejectedRow(slice.name(), null, null, "deletion-held", held, null);
        }
        Long gone = Sql.number(connection, "select count(*) from landing.gone_key");
        if (gone != null && gone > 0) {
            new GoneKeys(connection, batch).close(sourceKey, facts);
        }
        return null;
    }

    /** The newest fiscal year that readers have seen and that is older than all the source's ledger has; 0 when there is none. */
    private int archived(SweepsKeys source) throws SQLException {
        OptionalInt oldest = source.ledgerYears().stream().mapToInt(Integer::intValue).min();
        SortedSet<Integer> seen = new TableMarks(connection).years(slice.sourceSystem(), source.ledgerTables());
        SortedSet<Integer> before = seen.headSet(oldest.orElse(0));
        return before.isEmpty() ? 0 : before.last();
    }

    private void list(SweepsKeys source) throws SQLException, UnreadableSource {
        Sql.call(connection, "truncate landing.swept_key");
        List<String> hashes = new ArrayList<>(KEYS_AT_ONCE);
        try (SweepsKeys.KeyStream keys = source.keys(slice.slice())) {
            for (String key = keys.next(); key != null; key = keys.next()) {
                UUID hash = digest.ofKey(key);
                hashes.add(hash.toString());
                if (hashes.size() == KEYS_AT_ONCE) {
                    keep(hashes);
                }
            }
        }
        keep(hashes);
        Sql.call(connection, "analyze landing.swept_key");
    }

    private void keep(List<String> hashes) throws SQLException {
        Sql.update(connection, "insert into landing.swept_key (key_hash) select unnest(?::text[])::uuid",
                (Object) hashes.toArray(String[]::new));
        hashes.clear();
    }

    /** Lists the live keys of the slice that the source's tables have no more; returns how many are live. What files brought is theirs. */
    private long gone(String fact, int sourceKey, @Nullable Integer year, int archived) throws SQLException {
        int first = (year == null ? archived + 1 : year) * 100;
        int last = year == null ? Integer.MAX_VALUE : year * 100 + 99;
        String live = """
                f.source_key = ? and f.batch_to is null and f.period_key between ? and ? and f.batch_from < ?
                    and f.file_id not in (select s.file_id from ops.source_file s
                        where s.source_system = ? and s.content = ? and s.byte_count > 0)
                """;
        Sql.update(connection, """
                insert into landing.gone_key (key_hash)
                select k.key_hash from %s f
                join ops.fact_key k on k.source_key = f.source_key and k.posting_date = f.posting_date and k.fact_id = f.fact_id
                where %s and not exists (select from landing.swept_key s where s.key_hash = k.key_hash)
                """.formatted(fact, live), sourceKey, first, last, batch, slice.sourceSystem(), slice.content());
        Long found = Sql.number(connection, "select count(*) from %s f where %s".formatted(fact, live), sourceKey,
                first,
                last, batch, slice.sourceSystem(), slice.content());
        return found == null ? 0 : found;
    }
}
