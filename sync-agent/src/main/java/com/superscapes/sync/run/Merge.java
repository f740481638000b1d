package com.superscapes.sync.run;

import com.superscapes.sync.field.FiscalPeriod;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;

/**
 * From a landing table into the facts, set by set: of rows with one key the last stays, unchanged rows are left alone,
 * changed ones close the fact that held and add a new one. The key table is the guard (docs/decisions/0010).
 */
final class Merge {

    private final Connection connection;
    private final LoadState load;
    private final FactShape shape;

    /**
     * What a merge works on.
     *
     * @param batch     being loaded
     * @param file      ops.source_file of the rows
     * @param sourceKey ops.source_table of the rows
     */
    record LoadState(long batch, long file, String fileName, int slice, int sourceKey, String sourceSystem) {
    }

    Merge(Connection connection, LoadState load, FactShape shape) {
        this.connection = connection;
        this.load = load;
        this.shape = shape;
    }

    /** @param landed rows in the landing table */
    SliceCounts run(long landed) throws SQLException {
        if (landed == 0) {
            return SliceCounts.NONE;
        }
        SliceCounts doubled = rejectDoubled();
        long left = landed - doubled.rejected();
        ensurePeriods();
        Savepoint before = connection.setSavepoint();
        if (addKeys() == left) {
            return insert(left).plus(doubled);
        }
        // Some rows are known: the slow way, from before the keys were added.
        connection.rollback(before);
        long unchanged = dropUnchanged();
        SliceCounts replaced = rejectReplacedOfSameFile();
        closeOld();
        putKeys();
        return insert(left - unchanged).plus(doubled).plus(replaced)
                .plus(new SliceCounts(0, 0, unchanged, 0, BigDecimal.ZERO, BigDecimal.ZERO));
    }

    private SliceCounts rejectDoubled() throws SQLException {
        return rejected("""
                with kept as (
                    select l.ctid as place, l.file_line, last_value(l.file_line) over w as kept_line, last_value(l.ctid) over w as kept_place
                    from %1$s l
                    where l.source_id in (select d.source_id from %1$s d group by d.source_id having count(*) > 1)
                    window w as (partition by l.source_id order by l.file_line, l.ctid rows between unbounded preceding and unbounded following)
                ), gone as (
                    delete from %1$s l using kept k where l.ctid = k.place and k.place <> k.kept_place
                    returning l.file_line, l.source_id, k.kept_line, %2$s
                ), listed as (
                    insert into ops.rejected_row (batch_id, file_id, slice_no, file_name, line_no, field, reason_code, reason, raw)
                    select ?, ?, ?, ?, g.file_line, null, 'duplicate-key', 'line ' || g.kept_line || ' has the same key and was kept in its place', g.source_id
                    from gone g
                )
                select count(*), coalesce(sum(g.debit), 0), coalesce(sum(g.credit), 0), 0 from gone g
                """.formatted(shape.landing(), shape.landedSides()), load.batch(), load.file(), load.slice(),
                load.fileName());
    }

    /** Rows that an earlier slice of this very file brought under the same key: the last stays here too. */
    private SliceCounts rejectReplacedOfSameFile() throws SQLException {
        return rejected("""
                with gone as (
                    select f.file_line, l.file_line as kept_line, f.source_id, %2$s
                    from %1$s l join ops.fact_key k on k.source_key = ? and k.source_id = l.source_id and k.batch_id = ?
                    join %3$s f on f.source_key = k.source_key and f.source_id = k.source_id and f.posting_date = k.posting_date
                        and f.batch_to is null and f.file_id = ?
                ), listed as (
                    insert into ops.rejected_row (batch_id, file_id, slice_no, file_name, line_no, field, reason_code, reason, raw)
                    select ?, ?, ?, ?, g.file_line, null, 'duplicate-key', 'line ' || g.kept_line || ' has the same key and was kept in its place', g.source_id
                    from gone g
                )
                select count(*), coalesce(sum(g.debit), 0), coalesce(sum(g.credit), 0), count(*) from gone g
                """.formatted(shape.landing(), shape.factSides(), shape.facts().getFirst()), load.sourceKey(),
                load.batch(), load.file(), load.batch(), load.file(), load.slice(), load.fileName());
    }

    private SliceCounts rejected(String sql, Object... values) throws SQLException {
        List<SliceCounts> found = new ArrayList<>();
        Sql.each(connection, row -> found.add(new SliceCounts(0, -row.getLong(4), 0, row.getLong(1),
                row.getBigDecimal(2).negate(), row.getBigDecimal(3).negate())), sql, values);
        return found.getFirst();
    }

    private void ensurePeriods() throws SQLException {
        List<Object[]> calls = new ArrayList<>();
        Sql.each(connection, row -> {
            int start = row.getInt("fiscal_year_start");
            calls.add(new Object[]{row.getInt("company_key"),
                    new FiscalPeriod(row.getInt("first_year"), 1).firstDay(start),
                    new FiscalPeriod(row.getInt("last_year"), 12).lastDay(start)});
        }, """
                select c.company_key, c.fiscal_year_start, min(l.fiscal_year) as first_year, max(l.fiscal_year) as last_year
                from %s l join warehouse.dim_company c on c.code = l.company_code and c.batch_to is null
                group by c.company_key, c.fiscal_year_start
                """.formatted(shape.landing()));
        for (Object[] call : calls) {
            Sql.call(connection, "select ops.ensure_fiscal_periods(?, ?, ?)", call);
        }
        if (shape.partitioned()) {
            Sql.call(connection,
                    "select ops.ensure_partitions(m.month, m.month) from (select distinct date_trunc('month', l.posting_date)::date as month from "
                            + shape.landing() + " l) m");
        }
    }

    private long addKeys() throws SQLException {
        return Sql.update(connection, """
                insert into ops.fact_key (source_key, source_id, posting_date, row_hash, batch_id)
                select ?, l.source_id, l.posting_date, l.row_hash, ? from %s l on conflict do nothing
                """.formatted(shape.landing()), load.sourceKey(), load.batch());
    }

    private void putKeys() throws SQLException {
        Sql.update(connection, """
                insert into ops.fact_key as k (source_key, source_id, posting_date, row_hash, batch_id)
                select ?, l.source_id, l.posting_date, l.row_hash, ? from %s l
                on conflict (source_key, source_id) do update
                    set posting_date = excluded.posting_date, row_hash = excluded.row_hash, batch_id = excluded.batch_id
                """.formatted(shape.landing()), load.sourceKey(), load.batch());
    }

    private long dropUnchanged() throws SQLException {
        return Sql.update(connection,
                "delete from %s l using ops.fact_key k where k.source_key = ? and k.source_id = l.source_id and k.row_hash = l.row_hash"
                        .formatted(shape.landing()),
                load.sourceKey());
    }

    private void closeOld() throws SQLException {
        for (String fact : shape.facts()) {
            Sql.update(connection, """
                    with closed as (
                        update %s f set batch_to = ?
                        from %s l join ops.fact_key k on k.source_key = ? and k.source_id = l.source_id
                        where f.source_key = k.source_key and f.source_id = k.source_id and f.posting_date = k.posting_date and f.batch_to is null
                        returning f.company_key, f.period_key
                    )
                    insert into ops.touched_period (batch_id, company_key, period_key)
                    select distinct ?::bigint, c.company_key, c.period_key from closed c on conflict do nothing
                    """.formatted(fact, shape.landing()), load.batch(), load.sourceKey(), load.batch());
        }
    }

    private SliceCounts insert(long expected) throws SQLException {
        long inserted = 0;
        for (String insert : shape.inserts()) {
            inserted += Sql.update(connection, insert, load.sourceKey(), load.batch(), load.sourceSystem());
        }
        if (inserted != expected) {
            throw new SQLException("of " + expected + " landed rows only " + inserted
                    + " found their company, account and scenario: a member was not written");
        }
        Sql.update(connection, """
                insert into ops.touched_period (batch_id, company_key, period_key)
                select distinct ?::bigint, c.company_key, l.fiscal_year * 100 + l.period
                from %s l join warehouse.dim_company c on c.code = l.company_code and c.batch_to is null
                on conflict do nothing
                """.formatted(shape.landing()), load.batch());
        return new SliceCounts(0, inserted, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);
    }
}
