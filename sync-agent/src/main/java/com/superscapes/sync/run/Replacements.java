package com.superscapes.sync.run;

import com.superscapes.sync.RejectedRow;
import com.superscapes.sync.model.RecordKinds;
import com.superscapes.sync.source.SweepsKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * After the last slice of a batch: what the earlier versions of a file brought and its newest one has no more is closed
 * (docs/decisions/0060). A file that is the same as before, or whose every row is new, is not looked at.
 */
final class Replacements {

    /** More rows than this that other files brought are claimed as a whole, unlisted. */
    private static final long MOST_CLAIMS = 100_000;

    private final Connection connection;
    private final BatchStore store;
    private final long batch;
    private final HeldDeletions held;

    Replacements(Connection connection, BatchStore store, long batch) {
        this.connection = connection;
        this.store = store;
        this.batch = batch;
        this.held = new HeldDeletions(connection, batch, store.now());
    }

    /** Commits. What a killed agent did of it is not done again. */
    void run(LoadPlan plan) throws SQLException {
        for (List<Delivery> ofOneTable : deliveries(plan)) {
            tables(ofOneTable);
            connection.commit();
        }
    }

    /** Grouped by the source table of their keys. */
    private List<List<Delivery>> deliveries(LoadPlan plan) throws SQLException {
        List<BatchStore.StoredFile> stored = store.files(batch);
        Map<List<String>, Delivery> deliveries = new LinkedHashMap<>();
        for (int i = 0; i < plan.files().size(); i++) {
            PlannedFile file = plan.files().get(i);
            if (sweepable(file)) {
                Delivery delivery = deliveries.computeIfAbsent(
                        List.of(file.sourceSystem(), file.content(), file.slice().delivery()),
                        key -> new Delivery(key.get(0), key.get(1), key.get(2), new ArrayList<>(), new ArrayList<>()));
                delivery.files().add(file);
                delivery.stored().add(stored.get(i));
            }
        }
        Map<List<String>, List<Delivery>> tables = new LinkedHashMap<>();
        deliveries.values().forEach(delivery -> tables
                .computeIfAbsent(List.of(delivery.sourceSystem(), delivery.content()), key -> new ArrayList<>())
                .add(delivery));
        return List.copyOf(tables.values());
    }

    /** A pipe cannot be read again, members are kept, and a part of a source says nothing of the rest. */
    private static boolean sweepable(PlannedFile file) {
        return !file.inTable() && !file.slice().members() && file.byteCount() > 0
                && file.connector() instanceof SweepsKeys;
    }

    private void tables(List<Delivery> deliveries) throws SQLException {
        List<Delivery> changed = new ArrayList<>();
        List<Delivery> overlapping = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            if (!delivery.whole() || judged(delivery)) {
                continue;
            }
            List<String> before = before(delivery);
            if (before.isEmpty() && delivery.unchanged() > 0) {
                overlapping.add(delivery);
            } else if (!before.isEmpty() && (!before.containsAll(hashes(delivery)) || HeldDeletions.waits(connection,
                    delivery.sourceSystem(), delivery.content(), delivery.name()))) {
                changed.add(delivery);
            }
        }
        if (changed.isEmpty() && (overlapping.isEmpty() || !store.changedAnything(batch))) {
            return;
        }
        sweep(changed, overlapping,
                store.sourceKey(deliveries.getFirst().sourceSystem(), deliveries.getFirst().content()));
    }

    private void sweep(List<Delivery> changed, List<Delivery> overlapping, int sourceKey) throws SQLException {
        List<String> facts = RecordKinds.of((changed.isEmpty() ? overlapping : changed).getFirst().content())
                .map(kind -> List.of(kind.target())).orElse(SliceRecords.LEDGER);
        DeliveryKeys keys = new DeliveryKeys(connection);
        CarriedRows carried = new CarriedRows(connection, batch, sourceKey);
        keys.start();
        carried.start();
        Map<Delivery, Long> live = new LinkedHashMap<>();
        List<Delivery> unlisted = new ArrayList<>();
        for (Delivery delivery : concat(changed, overlapping)) {
            String failure = changed.contains(delivery) || delivery.unchanged() <= MOST_CLAIMS
                    ? list(delivery, keys)
                    : "";
            if (failure == null) {
                live.put(delivery, carried.list(delivery, facts));
            } else {
                unlisted.add(delivery);
                notSwept(delivery, changed.contains(delivery) ? failure : "");
            }
        }
        carried.analyze();
        // All claims first: a row may have moved from one file of the batch to another.
        for (Delivery delivery : live.keySet()) {
            carried.claim(delivery);
            mark(delivery, true);
        }
        for (Delivery delivery : unlisted) {
            carried.claimAll(delivery);
            mark(delivery, true);
        }
        GoneRows gone = new GoneRows(connection, batch, sourceKey);
        List<Delivery> believed = new ArrayList<>();
        for (Delivery delivery : changed) {
            Long rows = live.get(delivery);
            if (rows != null && believed(delivery, gone, carried, rows, sourceKey)) {
                believed.add(delivery);
            }
        }
        for (Delivery delivery : believed) {
            gone.list(delivery);
            held.spareRefused(loser(delivery, sourceKey));
            new GoneKeys(connection, batch).close(sourceKey, facts);
            gone.keepOrphans(delivery);
        }
        if (gone.listOrphans(concat(changed, overlapping).getFirst()) > 0) {
            new GoneKeys(connection, batch).close(sourceKey, facts);
        }
    }

    private static List<Delivery> concat(List<Delivery> first, List<Delivery> second) {
        List<Delivery> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static @Nullable String list(Delivery delivery, DeliveryKeys keys) throws SQLException {
        for (PlannedFile file : delivery.files()) {
            String failure = keys.list(file);
            if (failure != null) {
                return failure;
            }
        }
        return null;
    }

    /** False where so much is gone, or may be elsewhere, that everything stays: then the version before it holds. */
    private boolean believed(Delivery delivery, GoneRows rows, CarriedRows carried, long live, int sourceKey)
            throws SQLException {
        long gone = rows.list(delivery);
        String claimant = gone == 0 ? null : rows.claimantOfAll(delivery);
        String why = claimant != null
                ? null
                : held.judge(loser(delivery, sourceKey), live,
                        readAnotherWay(delivery) ? (lost, of) -> null : DeletionBrake::heldOfFile);
        if (claimant == null && why == null) {
            return true;
        }
        carried.unclaim(delivery);
        mark(delivery, false);
        if (claimant != null) {
            notSwept(delivery, claimant + " may have them too");
        } else if (why != null) {
            reject(delivery, "deletion-held", why);
        }
        return false;
    }

    private static HeldDeletions.Loser loser(Delivery delivery, int sourceKey) {
        return new HeldDeletions.Loser(sourceKey, delivery.name(), delivery.fileName());
    }

    private void notSwept(Delivery delivery, String failure) throws SQLException {
        if (!failure.isEmpty()) {
            reject(delivery, "not-swept", "rows that the file has no more were not looked for: " + failure);
        }
    }

    private void reject(Delivery delivery, String code, String reason) throws SQLException {
        store.reject(batch, delivery.fileId(), null,
                List.of(new RejectedRow(delivery.fileName(), null, null, code, reason, null)));
        Sql.update(connection, "update ops.source_file set rows_rejected = rows_rejected + 1 where file_id = ?",
                delivery.fileId());
    }

    private void mark(Delivery delivery, boolean swept) throws SQLException {
        for (BatchStore.StoredFile file : delivery.stored()) {
            Sql.update(connection, "update ops.source_file set swept = ? where file_id = ?", swept, file.fileId());
        }
    }

    /** True when a run that was killed afterwards has done it. */
    private boolean judged(Delivery delivery) throws SQLException {
        Long judged = Sql.number(connection, """
                select count(*) from ops.source_file f where f.file_id = ? and (f.swept or exists (select from ops.rejected_row r
                    where r.file_id = f.file_id and r.reason_code in ('deletion-held', 'not-swept')))
                """, delivery.fileId());
        return judged != null && judged > 0;
    }

    /** Content and mapping of the files of the delivery's version that readers see; none for a new delivery. */
    private List<String> before(Delivery delivery) throws SQLException {
        List<String> hashes = new ArrayList<>();
        Sql.each(connection, row -> hashes.add(row.getString(1)), """
                select encode(f.content_hash, 'hex') || encode(f.mapping_hash, 'hex') from ops.source_file f
                where f.source_system = ? and f.content = ? and f.delivery = ? and f.batch_id = (
                    select max(l.batch_id) from ops.source_file l join ops.batch b on b.batch_id = l.batch_id
                    where l.source_system = ? and l.content = ? and l.delivery = ? and b.state = 'published')
                """, delivery.sourceSystem(), delivery.content(), delivery.name(), delivery.sourceSystem(),
                delivery.content(), delivery.name());
        return hashes;
    }

    /** True when only the mapping has changed: the file has lost nothing, however many keys are new. */
    private boolean readAnotherWay(Delivery delivery) throws SQLException {
        return before(delivery).stream().map(Replacements::contentOf).toList()
                .containsAll(hashes(delivery).stream().map(Replacements::contentOf).toList());
    }

    private static String contentOf(String hashes) {
        return hashes.substring(0, hashes.length() / 2);
    }

    private static List<String> hashes(Delivery delivery) {
        HexFormat hex = HexFormat.of();
        return delivery.files().stream()
                .map(file -> hex.formatHex(file.contentHash()) + hex.formatHex(file.mappingHash())).toList();
    }
}
