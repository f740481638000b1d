package com.superscapes.sync.run;

import com.superscapes.sync.model.FieldType;
import com.superscapes.sync.model.RecordField;
import com.superscapes.sync.model.RecordKind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.stream.Collectors;

/**
 * Members from their landing table into the dimension. A changed member's version ends on the day of the load and a new one
 * starts there (slowly changing dimension, type 2); a version that started that very day, or in this very load, is replaced. Versions are stamped with
 * batches like everything else, so nothing that an earlier load saw is lost.
 */
final class DimensionMerge {

    private final Connection connection;
    private final Merge.LoadState load;
    private final RecordKind kind;
    private final LocalDate today;

    /** @param today in the company's time zone */
    DimensionMerge(Connection connection, Merge.LoadState load, RecordKind kind, LocalDate today) {
        this.connection = connection;
        this.load = load;
        this.kind = kind;
        this.today = today;
    }

    /** @param landed rows in the landing table */
    SliceCounts run(long landed) throws SQLException {
        SliceCounts doubled = rejectDoubled();
        makeFresh();
        long added = Sql.update(connection, """
                insert into %1$s (%2$s_key, %3$s, source_system, source_id, batch_from)
                select nextval('warehouse.%2$s_key_seq'), %3$s, ?, n.source_id, ? from pg_temp.fresh_member n where n.live_key is null
                """.formatted(kind.target(), kind.table(), columns("")), load.sourceSystem(), load.batch());
        long changed = change();
        Sql.call(connection, "drop table pg_temp.fresh_member");
        long kept = landed - doubled.rejected();
        return new SliceCounts(0, added + changed, kept - added - changed, 0, BigDecimal.ZERO, BigDecimal.ZERO)
                .plus(doubled);
    }

    private SliceCounts rejectDoubled() throws SQLException {
        return Merge.rejected(connection, """
                with kept as (
                    select l.ctid as place, last_value(l.ctid) over w as kept_place, last_value(l.file_line) over w as kept_line from %1$s l
                    window w as (partition by l.key_hash order by l.file_line, l.ctid rows between unbounded preceding and unbounded following)
                ), gone as (
                    delete from %1$s l using kept k where l.ctid = k.place and k.place <> k.kept_place returning l.file_line, l.source_id, k.kept_line
                ), listed as (
                    insert into ops.rejected_row (batch_id, file_id, slice_no, file_name, line_no, field, reason_code, reason, raw)
                    select ?, ?, ?, ?, g.file_line, null, 'duplicate-key', 'line ' || g.kept_line || ' has the same key and was kept in its place', g.source_id
                    from gone g
                )
                select count(*), 0::numeric, 0::numeric, 0 from gone g
                """.formatted(kind.landing()), load.batch(), load.file(), load.slice(), load.fileName());
    }

    /** The landed members that are new or say something new, with their references resolved. */
    private void makeFresh() throws SQLException {
        String values = kind.fields().stream()
                .map(field -> (field.type() == FieldType.REFERENCE
                        ? "coalesce(" + References.key(field) + ", 0)"
                        : "l." + field.landed()) + " as " + field.column())
                .collect(Collectors.joining(", "));
        String joins = kind.fields().stream().filter(field -> field.type() == FieldType.REFERENCE)
                .map(field -> References.join(field, "l", "h.source_system")).collect(Collectors.joining());
        String same = kind.fields().stream().map(RecordField::column)
                .map(column -> "n.%1$s is not distinct from d.%1$s".formatted(column))
                .collect(Collectors.joining(" and "));
        Sql.call(connection, """
                create temporary table fresh_member on commit drop as
                with chosen as (select ?::text as source_system),
                landed as (select l.source_id, %1$s from %2$s l join chosen h on true %3$s)
                select n.*, d.%4$s_key as live_key, d.valid_from as live_from, d.batch_from as live_batch
                from landed n join chosen h on true
                left join %5$s d on d.source_system = h.source_system and d.source_id = n.source_id and d.batch_to is null and d.valid_to is null
                where d.%4$s_key is null or not (%6$s)
                """.formatted(values, kind.landing(), joins, kind.table(), kind.target(), same), load.sourceSystem());
    }

    private long change() throws SQLException {
        Sql.update(connection, """
                update %1$s d set batch_to = ? from pg_temp.fresh_member n
                where d.%2$s_key = n.live_key and d.batch_to is null and d.valid_to is null
                """.formatted(kind.target(), kind.table()), load.batch());
        Sql.update(connection, """
                insert into %1$s (%2$s_key, %3$s, source_system, source_id, valid_from, valid_to, batch_from)
                select d.%2$s_key, %4$s, d.source_system, d.source_id, d.valid_from, ?, ?
                from %1$s d join pg_temp.fresh_member n on n.live_key = d.%2$s_key and n.live_from = d.valid_from
                where d.batch_from < ? and d.batch_to = ? and d.valid_to is null and d.valid_from < ?
                """.formatted(kind.target(), kind.table(), columns(""), columns("d.")), today, load.batch(),
                load.batch(), load.batch(), today);
        return Sql.update(connection, """
                insert into %1$s (%2$s_key, %3$s, source_system, source_id, valid_from, batch_from)
                select n.live_key, %3$s, ?, n.source_id, case n.live_batch when ? then n.live_from else greatest(n.live_from, ?) end, ? from pg_temp.fresh_member n where n.live_key is not null
                """.formatted(kind.target(), kind.table(), columns("")), load.sourceSystem(), load.batch(), today,
                load.batch());
    }

    private String columns(String prefix) {
        return kind.fields().stream().map(field -> prefix + field.column()).collect(Collectors.joining(", "));
    }
}
