package com.superscapes.sync.run;

import com.superscapes.sync.FileReport;
import com.superscapes.sync.RejectedRow;
import com.superscapes.sync.source.Watermark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The run's own book-keeping in schema ops. */
final class BatchStore {

    private final Connection connection;
    private final Clock clock;

    BatchStore(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** A file of a batch as recorded. */
    record StoredFile(long fileId, String name, String content, String state, SliceCounts counts) {
    }

    Instant now() {
        return clock.instant();
    }

    long publishedBatch() throws SQLException {
        Long published = Sql.number(connection, "select published_batch from ops.publication");
        return published == null ? 0 : published;
    }

    /** Batches that a killed agent left, oldest first. Whether anybody still loads them, their locks tell. */
    List<Long> unfinished() throws SQLException {
        List<Long> batches = new ArrayList<>();
        Sql.each(connection, row -> batches.add(row.getLong(1)),
                "select batch_id from ops.batch where state in ('loading', 'failed') order by batch_id");
        return batches;
    }

    /** True when the batch is of exactly these files, read the same way. */
    boolean isOf(long batch, List<PlannedFile> plan) throws SQLException {
        List<String> recorded = new ArrayList<>();
        Sql.each(connection, row -> recorded.add(row.getString(1)), """
                select encode(content_hash, 'hex') || encode(mapping_hash, 'hex') || content || file_name
                from ops.source_file where batch_id = ?
                """, batch);
        List<String> wanted = new ArrayList<>();
        plan.forEach(file -> wanted.add(HexFormat.of().formatHex(file.contentHash())
                + HexFormat.of().formatHex(file.mappingHash()) + file.content() + file.name()));
        return new TreeSet<>(recorded).equals(new TreeSet<>(wanted)) && recorded.size() == wanted.size();
    }

    /** The published batch that loaded this very file last, if no later one of the source was published; else null. */
    @Nullable
    Long publishedLoadOf(PlannedFile file) throws SQLException {
        return Sql.number(connection, """
                select max(f.batch_id) from ops.source_file f join ops.batch b on b.batch_id = f.batch_id
                where f.content_hash = ? and f.mapping_hash = ? and f.content = ? and b.state = 'published'
                having max(f.batch_id) >= (select max(o.batch_id) from ops.source_file o join ops.batch p on p.batch_id = o.batch_id
                    where o.source_system = ? and p.state = 'published')
                """, file.contentHash(), file.mappingHash(), file.content(), file.sourceSystem());
    }

    long newBatch(String sourceSystem, List<PlannedFile> plan) throws SQLException {
        Long batch = Sql.number(connection,
                "insert into ops.batch (source_system, started_at) values (?, ?) returning batch_id", sourceSystem,
                clock.instant());
        if (batch == null) {
            throw new SQLException("no batch was made");
        }
        for (PlannedFile file : plan) {
            Sql.update(connection, """
                    insert into ops.source_file (batch_id, source_system, file_name, content, content_hash, mapping_hash, byte_count, location, delivery)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, batch, file.sourceSystem(), file.name(), file.content(), file.contentHash(),
                    file.mappingHash(), file.byteCount(), file.location(), file.slice().delivery());
        }
        connection.commit();
        return batch;
    }

    List<StoredFile> files(long batch) throws SQLException {
        List<StoredFile> files = new ArrayList<>();
        Sql.each(connection, row -> files.add(new StoredFile(row.getLong("file_id"), row.getString("file_name"),
                row.getString("content"), row.getString("state"),
                new SliceCounts(row.getLong("rows_read"), row.getLong("rows_loaded"), row.getLong("rows_unchanged"),
                        row.getLong("rows_rejected"), row.getBigDecimal("total_debit"),
                        row.getBigDecimal("total_credit")))),
                "select * from ops.source_file where batch_id = ? order by file_id", batch);
        return files;
    }

    /** Of the slices merged so far. */
    SliceCounts counts(long file) throws SQLException {
        List<SliceCounts> found = new ArrayList<>();
        Sql.each(connection, row -> found.add(new SliceCounts(row.getLong(1), row.getLong(2), row.getLong(3),
                row.getLong(4), row.getBigDecimal(5), row.getBigDecimal(6))), """
                        select rows_read, rows_loaded, rows_unchanged, rows_rejected, total_debit, total_credit
                        from ops.source_file where file_id = ?
                        """, file);
        return found.getFirst();
    }

    /** The day it is, for versions of members. */
    LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    int sourceKey(String sourceSystem, String table) throws SQLException {
        Sql.update(connection,
                "insert into ops.source_table (source_system, source_table) values (?, ?) on conflict do nothing",
                sourceSystem, table);
        Long key = Sql.number(connection,
                "select source_key from ops.source_table where source_system = ? and source_table = ?", sourceSystem,
                table);
        if (key == null) {
            throw new SQLException("no source table was made");
        }
        return key.intValue();
    }

    Watermark watermark(long file) throws SQLException {
        Long row = Sql.number(connection, "select max(next_row) from ops.slice where file_id = ?", file);
        return row == null ? Watermark.START : new Watermark(row, null);
    }

    /** True while nobody has loaded the slice to its end. */
    boolean isLoading(long file) throws SQLException {
        Long loading = Sql.number(connection,
                "select (state = 'loading')::integer from ops.source_file where file_id = ?", file);
        connection.commit();
        return loading != null && loading == 1;
    }

    /** The batch's state, as the agent that came first to its end has left it. */
    String state(long batch) throws SQLException {
        List<String> found = new ArrayList<>();
        Sql.each(connection, row -> found.add(row.getString(1)), "select state from ops.batch where batch_id = ?",
                batch);
        return found.getFirst();
    }

    /** Why the batch was undone, or empty. */
    String failure(long batch) throws SQLException {
        List<String> found = new ArrayList<>();
        Sql.each(connection, row -> found.add(row.getString(1)),
                "select coalesce(failure, '') from ops.batch where batch_id = ?", batch);
        return found.getFirst();
    }

    /** True when anything was written that readers will see, or that a later load must know, by whichever agent. */
    boolean changedAnything(long batch) throws SQLException {
        Long changed = Sql.number(connection, """
                select (ops.changed_anything(?) or exists (select from ops.source_file f
                    join ops.source_file s on s.source_system = f.source_system and s.content = f.content and s.delivery = f.delivery
                    where f.batch_id = ? and f.swept and s.swept
                        and (exists (select from ops.key_claim c where c.file_id = s.file_id)
                            or exists (select from ops.orphan_key o where o.file_id = s.file_id))))::integer
                """, batch, batch);
        return changed != null && changed == 1;
    }

    /** A table is read again from its start: what was merged of it is known by its keys. */
    void restart(long file) throws SQLException {
        Sql.update(connection, "delete from ops.rejected_row where file_id = ?", file);
        Sql.update(connection, """
                update ops.source_file set rows_read = 0, rows_loaded = 0, rows_unchanged = 0, rows_rejected = 0, total_debit = 0, total_credit = 0
                where file_id = ?
                """, file);
    }

    int nextSlice(long file) throws SQLException {
        Long last = Sql.number(connection, "select max(slice_no) from ops.slice where file_id = ?", file);
        return last == null ? 1 : last.intValue() + 1;
    }

    /** The checkpoint: in the transaction that merged the slice. */
    void checkpoint(long batch, long file, int slice, long nextRow, long nextByte, SliceCounts counts)
            throws SQLException {
        Sql.update(connection, """
                insert into ops.slice (file_id, slice_no, batch_id, next_row, next_byte, rows_read, rows_loaded, rows_unchanged, rows_rejected, finished_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, file, slice, batch, nextRow, nextByte, counts.read(), Math.max(counts.loaded(), 0),
                counts.unchanged(), counts.rejected(), clock.instant());
        Sql.update(connection, """
                update ops.source_file set rows_read = rows_read + ?, rows_loaded = rows_loaded + ?, rows_unchanged = rows_unchanged + ?,
                    rows_rejected = rows_rejected + ?, total_debit = total_debit + ?, total_credit = total_credit + ?
                where file_id = ?
                """, counts.read(), counts.loaded(), counts.unchanged(), counts.rejected(), counts.debit(),
                counts.credit(), file);
    }

    void finishFile(long file, boolean unreadable, FileReport.@Nullable Stated stated) throws SQLException {
        Sql.update(connection,
                "update ops.source_file set state = ?, stated_rows = ?::bigint, stated_debit = ?::numeric, stated_credit = ?::numeric where file_id = ?",
                unreadable ? "unreadable" : "loaded", stated == null ? null : stated.entries(),
                stated == null ? null : stated.debit(), stated == null ? null : stated.credit(), file);
    }

    void reject(long batch, @Nullable Long file, @Nullable Integer slice, List<RejectedRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into ops.rejected_row (batch_id, file_id, slice_no, file_name, line_no, field, reason_code, reason, raw)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            for (RejectedRow row : rows) {
                insert.setLong(1, batch);
                insert.setObject(2, file, Types.BIGINT);
                insert.setObject(3, slice, Types.INTEGER);
                insert.setString(4, row.file());
                insert.setObject(5, row.line(), Types.BIGINT);
                insert.setString(6, row.field());
                insert.setString(7, row.code());
                insert.setString(8, row.reason());
                insert.setString(9, row.raw());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Removes what the batch wrote; why is kept with it. */
    void undo(long batch, String failure) throws SQLException {
        Sql.call(connection, "select ops.undo(?)", batch);
        Sql.update(connection, "update ops.batch set failure = ? where batch_id = ?", failure, batch);
        connection.commit();
    }
}
