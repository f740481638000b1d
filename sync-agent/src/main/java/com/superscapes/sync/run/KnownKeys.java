package com.superscapes.sync.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The landed rows whose keys are known, and the facts that held for them. Month by month, so that each statement reads one
 * partition, however many there are.
 */
final class KnownKeys {

    private static final String TABLE = "pg_temp.known_key";

    private final Connection connection;
    private final Merge.LoadState load;
    private final FactShape shape;

    KnownKeys(Connection connection, Merge.LoadState load, FactShape shape) {
        this.connection = connection;
        this.load = load;
        this.shape = shape;
    }

    /** How many landed rows had keys that are known: those that say the same as before, and those that do not. */
    record Found(long unchanged, long changed) {
    }

    /** Lists those that changed, and takes the unchanged ones out of the landing table. */
    Found find() throws SQLException {
        Sql.call(connection, """
                create temporary table if not exists known_key (key_hash uuid not null, posting_date date not null,
                    fact_id bigint not null, batch_id bigint not null, file_line bigint not null, outlived boolean not null default false)
                    on commit delete rows
                """);
        Sql.call(connection, "truncate " + TABLE);
        List<Found> found = new ArrayList<>();
        Sql.each(connection, row -> found.add(new Found(row.getLong(1), row.getLong(2))), """
                with matched as materialized (
                    select l.ctid as place, k.key_hash, k.posting_date, k.fact_id, k.batch_id, l.file_line, k.row_hash = l.row_hash as unchanged
                    from %1$s l join ops.fact_key k on k.source_key = ? and k.key_hash = l.key_hash
                ), listed as (
                    insert into pg_temp.known_key (key_hash, posting_date, fact_id, batch_id, file_line)
                    select m.key_hash, m.posting_date, m.fact_id, m.batch_id, m.file_line from matched m where not m.unchanged
                ), dropped as (
                    delete from %1$s l using matched m where m.unchanged and l.ctid = m.place
                )
                select count(*) filter (where m.unchanged), count(*) filter (where not m.unchanged) from matched m
                """.formatted(shape.landing()), load.sourceKey());
        if (found.getFirst().changed() > 0) {
            Sql.call(connection, "analyze " + TABLE);
            markOutlived();
        }
        return found.getFirst();
    }

    /** Of a key in several files the last file's row holds, in the files' order, though another agent was quicker with that. */
    private void markOutlived() throws SQLException {
        for (LocalDate[] month : months()) {
            for (String fact : ofThisBatch(month) ? shape.facts() : List.<String>of()) {
                Sql.update(connection, """
                        update pg_temp.known_key k set outlived = true from %s f
                        where k.batch_id = ? and k.posting_date >= ? and k.posting_date < ? and f.fact_id = k.fact_id
                            and f.posting_date = k.posting_date and f.posting_date >= ? and f.posting_date < ? and f.file_id > ?
                        """.formatted(fact), load.batch(), month[0], month[1], month[0], month[1], load.file());
            }
        }
    }

    private boolean ofThisBatch(LocalDate[] month) throws SQLException {
        Long found = Sql.number(connection, "select count(*) from " + TABLE
                + " k where k.batch_id = ? and k.posting_date >= ? and k.posting_date < ?", load.batch(), month[0],
                month[1]);
        return found != null && found > 0;
    }

    /** Closes the facts; those that an earlier slice of this very file brought are rejected: the last stays here too. */
    SliceCounts close() throws SQLException {
        SliceCounts replaced = SliceCounts.NONE;
        for (LocalDate[] month : months()) {
            replaced = replaced.plus(rejectReplacedOfSameFile(month));
            for (String fact : shape.facts()) {
                closeFacts(fact, month);
            }
        }
        return replaced;
    }

    /** First days of the months concerned, each with the next one; for facts in one table, all time. */
    private List<LocalDate[]> months() throws SQLException {
        List<LocalDate[]> months = new ArrayList<>();
        Sql.each(connection, row -> {
            LocalDate first = row.getObject(1, LocalDate.class);
            months.add(shape.partitioned()
                    ? new LocalDate[]{first.withDayOfMonth(1), first.withDayOfMonth(1).plusMonths(1)}
                    : new LocalDate[]{first, row.getObject(2, LocalDate.class).plusDays(1)});
        }, "select min(k.posting_date), max(k.posting_date) from " + TABLE + " k"
                + (shape.partitioned() ? " group by date_trunc('month', k.posting_date) order by 1" : ""));
        return months;
    }

    private SliceCounts rejectReplacedOfSameFile(LocalDate[] month) throws SQLException {
        if (!ofThisBatch(month)) {
            return SliceCounts.NONE;
        }
        return Merge.rejected(connection, """
                with gone as (
                    select f.file_line, k.file_line as kept_line, f.source_id, %s
                    from pg_temp.known_key k join %s f on f.fact_id = k.fact_id and f.posting_date = k.posting_date
                    where k.batch_id = ? and f.posting_date >= ? and f.posting_date < ? and f.batch_to is null and f.file_id = ?
                ), listed as (
                    insert into ops.rejected_row (batch_id, file_id, slice_no, file_name, line_no, field, reason_code, reason, raw)
                    select ?, ?, ?, ?, g.file_line, null, 'duplicate-key', 'line ' || g.kept_line || ' has the same key and was kept in its place', g.source_id
                    from gone g
                )
                select count(*), coalesce(sum(g.debit), 0), coalesce(sum(g.credit), 0), count(*) from gone g
                """.formatted(shape.factSides(), shape.facts().getFirst()), load.batch(), month[0], month[1],
                load.file(), load.batch(), load.file(), load.slice(), load.fileName());
    }

    /** The landed rows hold from now on: known keys lead to their facts, and new ones are added. */
    void put(long changed) throws SQLException {
        if (changed > 0) {
            Sql.update(connection, """
                    update ops.fact_key k set posting_date = l.posting_date, fact_id = l.fact_id, row_hash = l.row_hash, batch_id = ?
                    from %s l
                    where k.source_key = ? and k.key_hash = l.key_hash
                        and not exists (select from pg_temp.known_key o where o.key_hash = l.key_hash and o.outlived)
                    """.formatted(shape.landing()), load.batch(), load.sourceKey());
        }
        Sql.update(connection, """
                insert into ops.fact_key (source_key, key_hash, posting_date, fact_id, row_hash, batch_id)
                select ?, l.key_hash, l.posting_date, l.fact_id, l.row_hash, ? from %s l
                where not exists (select from pg_temp.known_key o where o.key_hash = l.key_hash)
                """.formatted(shape.landing()), load.sourceKey(), load.batch());
    }

    /** Landed rows that a later file's row has outlived are facts by now, closed as if they had come in the files' order. */
    void closeOutlived() throws SQLException {
        Long outlived = Sql.number(connection, "select count(*) from " + TABLE + " k where k.outlived");
        for (String fact : outlived == null || outlived == 0 ? List.<String>of() : shape.facts()) {
            Sql.update(connection, """
                    update %s f set batch_to = ? from %s l join pg_temp.known_key k on k.key_hash = l.key_hash and k.outlived
                    where f.fact_id = l.fact_id and f.posting_date = l.posting_date
                    """.formatted(fact, shape.landing()), load.batch());
        }
    }

    private void closeFacts(String fact, LocalDate[] month) throws SQLException {
        Sql.update(connection, """
                with closed as (
                    update %s f set batch_to = ?
                    from (select o.fact_id, o.posting_date from pg_temp.known_key o
                        where o.posting_date >= ? and o.posting_date < ? and not o.outlived) k
                    where f.fact_id = k.fact_id and f.posting_date = k.posting_date and f.posting_date >= ? and f.posting_date < ?
                        and f.batch_to is null
                    returning f.company_key, f.period_key
                )
                insert into ops.touched_period (batch_id, company_key, period_key)
                select distinct ?::bigint, c.company_key, c.period_key from closed c on conflict do nothing
                """.formatted(fact), load.batch(), month[0], month[1], month[0], month[1], load.batch());
    }
}
