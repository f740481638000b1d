package com.superscapes.sync.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Deletions that the brake holds, and what people decided about them (docs/decisions/0083). They are kept by their keys: who
 * approves lets go what was shown to him, and who refuses keeps that.
 */
final class HeldDeletions {

    private static final String OPEN = "from ops.open_deletion o where o.source_key = ? and o.slice = ? ";
    private static final String REFUSED = OPEN + "and o.decision = 'refused'";
    private static final String WAITING = OPEN + "and o.decision is distinct from 'refused'";

    private final Connection connection;
    private final long batch;
    private final Instant now;

    HeldDeletions(Connection connection, long batch, Instant now) {
        this.connection = connection;
        this.batch = batch;
        this.now = now;
    }

    /**
     * What lost rows.
     *
     * @param name     the table and year, or the delivery of a file
     * @param fileName the same for people
     */
    record Loser(int sourceKey, String name, String fileName) {
    }

    /** How many at once are believed. */
    @FunctionalInterface
    interface Brake {
        @Nullable
        String held(long gone, long live);
    }

    /** True when a table or delivery has deletions that wait for a decision, or were approved. */
    static boolean waits(Connection connection, String sourceSystem, String content, String name)
            throws SQLException {
        Long waiting = Sql.number(connection, """
                select count(*) from ops.open_deletion o join ops.source_table t using (source_key)
                where t.source_system = ? and t.source_table = ? and o.slice = ? and o.decision is distinct from 'refused'
                """, sourceSystem, content, name);
        return waiting != null && waiting > 0;
    }

    /** Takes rows off {@code landing.gone_key} whose deletion was refused. */
    void spareRefused(Loser loser) throws SQLException {
        Sql.update(connection, "delete from landing.gone_key g using ops.held_key k where k.key_hash = g.key_hash "
                + "and k.held_id in (select o.held_id " + REFUSED + ")", loser.sourceKey(), loser.name());
    }

    /**
     * Judges what {@code landing.gone_key} lists, and takes off it what was refused.
     *
     * @param live rows that are live, those listed too
     * @return why the rows stay, or null when they may go
     */
    @Nullable
    String judge(Loser loser, long live, Brake brake) throws SQLException {
        forgetReturned(loser);
        spareRefused(loser);
        long gone = count("select count(*) from landing.gone_key");
        long approved = count("""
                select count(*) from landing.gone_key g where exists (select from ops.held_key k where k.key_hash = g.key_hash
                    and k.held_id in (select o.held_id %s and o.decision = 'approved'))
                """.formatted(OPEN), loser.sourceKey(), loser.name());
        String held = brake.held(gone - approved, live - approved);
        if (held == null) {
            end(loser, gone == 0 ? "returned" : "deleted");
            return null;
        }
        return held + "; approve-deletions " + kept(loser, gone, live) + " lets them go";
    }

    /** A refusal is for rows that are missing: one that is back may go the next time. */
    private void forgetReturned(Loser loser) throws SQLException {
        Sql.update(connection, "delete from ops.held_key k where k.held_id in (select o.held_id " + REFUSED
                + ") and not exists (select from landing.gone_key g where g.key_hash = k.key_hash)", loser.sourceKey(),
                loser.name());
        Sql.update(connection, """
                update ops.held_deletion h set ended_batch = ?, ended_as = 'returned' where h.held_id in (select o.held_id %s)
                    and not exists (select from ops.held_key k where k.held_id = h.held_id)
                """.formatted(REFUSED), batch, loser.sourceKey(), loser.name());
    }

    /** What waited does so no more: it was approved and goes, or most of it is back. */
    private void end(Loser loser, String how) throws SQLException {
        Sql.update(connection, """
                update ops.held_deletion h set ended_batch = ?,
                    ended_as = case when o.decision = 'approved' then ? else 'returned' end
                from ops.open_deletion o where o.held_id = h.held_id and o.source_key = ? and o.slice = ?
                    and o.decision is distinct from 'refused'
                """, batch, how, loser.sourceKey(), loser.name());
    }

    /** The number under which the rows are held: the one they have, if they are the same as the last time. */
    private long kept(Loser loser, long gone, long live) throws SQLException {
        Long same = Sql.number(connection, "select o.held_id " + WAITING + """
                 and o.rows_gone = ? and not exists (select from landing.gone_key g where not exists (
                    select from ops.held_key k where k.held_id = o.held_id and k.key_hash = g.key_hash))
                """, loser.sourceKey(), loser.name(), gone);
        if (same != null) {
            return same;
        }
        Sql.update(connection, "update ops.held_deletion h set ended_batch = ?, ended_as = 'replaced' "
                + "where h.held_id in (select o.held_id " + WAITING + ")", batch, loser.sourceKey(), loser.name());
        long id = count("""
                insert into ops.held_deletion (source_key, slice, file_name, rows_gone, rows_live, held_batch, held_at)
                values (?, ?, ?, ?, ?, ?, ?) returning held_id
                """, loser.sourceKey(), loser.name(), loser.fileName(), gone, live, batch, now);
        Sql.update(connection,
                "insert into ops.held_key (held_id, key_hash) select distinct ?::bigint, g.key_hash from landing.gone_key g",
                id);
        return id;
    }

    private long count(String sql, Object... values) throws SQLException {
        Long number = Sql.number(connection, sql, values);
        return number == null ? 0 : number;
    }
}
