package com.superscapes.sync.run;

import com.superscapes.sync.field.FiscalCalendar;
import com.superscapes.sync.field.FiscalPeriod;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
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
        takeTurn();
        SliceCounts doubled = rejectDoubled();
        long left = landed - doubled.rejected();
        KnownKeys known = new KnownKeys(connection, load, shape);
        KnownKeys.Found found = known.find();
        SliceCounts counted = doubled
                .plus(new SliceCounts(0, 0, found.unchanged(), 0, BigDecimal.ZERO, BigDecimal.ZERO));
        if (found.unchanged() == left) {
            return counted;
        }
        ensurePeriods();
        SliceCounts replaced = found.changed() == 0 ? SliceCounts.NONE : known.close();
        known.put(found.changed());
        SliceCounts inserted = insert(left - found.unchanged());
        known.closeOutlived();
        return inserted.plus(counted).plus(replaced);
    }

    /** Two agents that come upon one key at the same time would both call it new: they land side by side and merge in turns. */
    private void takeTurn() throws SQLException {
        Sql.call(connection, "select pg_advisory_xact_lock(hashtextextended(?, 0))",
                "superscapes merge " + load.sourceKey());
    }

    private SliceCounts rejectDoubled() throws SQLException {
        return rejected(connection, """
                with kept as (
                    select l.ctid as place, l.file_line, last_value(l.file_line) over w as kept_line, last_value(l.ctid) over w as kept_place
                    from %1$s l
                    where l.key_hash in (select d.key_hash from %1$s d group by d.key_hash having count(*) > 1)
                    window w as (partition by l.key_hash order by l.file_line, l.ctid rows between unbounded preceding and unbounded following)
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

    /** Counts of rows taken back: how many were rejected, debit, credit, and how many of them had been loaded. */
    static SliceCounts rejected(Connection connection, String sql, Object... values) throws SQLException {
        List<SliceCounts> found = new ArrayList<>();
        Sql.each(connection, row -> found.add(new SliceCounts(0, -row.getLong(4), 0, row.getLong(1),
                row.getBigDecimal(2).negate(), row.getBigDecimal(3).negate())), sql, values);
        return found.getFirst();
    }

    private void ensurePeriods() throws SQLException {
        List<Object[]> calls = new ArrayList<>();
        Sql.each(connection, row -> {
            FiscalCalendar calendar = KnownMembers.calendar(row);
            calls.add(new Object[]{row.getInt("company_key"),
                    calendar.firstDay(new FiscalPeriod(row.getInt("first_year"), 1)),
                    calendar.lastDay(new FiscalPeriod(row.getInt("last_year"), 12))});
        }, """
                select c.company_key, c.fiscal_year_start, c.fiscal_weeks, c.week_ends_on, c.year_ends_nearest, min(l.fiscal_year) as first_year, max(l.fiscal_year) as last_year
                from %s l join warehouse.dim_company c on c.code = l.company_code and c.batch_to is null
                group by c.company_key, c.fiscal_year_start, c.fiscal_weeks, c.week_ends_on, c.year_ends_nearest
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

    private SliceCounts insert(long expected) throws SQLException {
        long inserted = 0;
        // What was landed just now has no statistics yet; looked up row by row, members take longer than the rows.
        Sql.call(connection, "select set_config('enable_nestloop', 'off', true)");
        for (String insert : shape.inserts()) {
            inserted += Sql.update(connection, insert, load.sourceKey(), load.batch(), load.sourceSystem());
        }
        Sql.call(connection, "select set_config('enable_nestloop', 'on', true)");
        if (shape == FactShape.LINES) {
            Sql.update(connection, "update ops.batch set merged_lines = true where batch_id = ? and not merged_lines",
                    load.batch());
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
