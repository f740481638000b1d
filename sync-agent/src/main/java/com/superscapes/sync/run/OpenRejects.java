package com.superscapes.sync.run;

import com.superscapes.sync.Selection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rows rejected by batches that readers see. One stays open until a later batch has read it again: then that batch has loaded
 * it, or lists it anew with the reason it has now.
 */
final class OpenRejects {

    private static final String OF_SLICE = """
            from ops.source_file f where f.file_id = r.file_id and f.source_system = ? and f.content = ? and r.batch_id < ?
                and (r.resolved_batch is null or not exists (select from ops.batch s where s.batch_id = r.resolved_batch and s.state = 'published'))
            """;

    private final Connection connection;

    OpenRejects(Connection connection) {
        this.connection = connection;
    }

    /**
     * What {@link Selection#ofRows} takes of a plan's slices: the lines rejected, and all of a slice that could not be read to
     * its end. Files that have changed meanwhile are left to the next ordinary load.
     *
     * @param changed gets the names of those files
     */
    Map<String, Set<Long>> of(LoadPlan plan, List<String> changed) throws SQLException {
        Map<String, Set<Long>> rows = new TreeMap<>();
        Set<String> whole = new HashSet<>();
        for (PlannedFile file : plan.files()) {
            Sql.each(connection, row -> {
                if (!file.inTable() && !Arrays.equals(row.getBytes("content_hash"), file.contentHash())) {
                    changed.add(file.name());
                    return;
                }
                rows.computeIfAbsent(file.name(), name -> new HashSet<>()).add(row.getLong("line_no"));
                if (row.getObject("line_no") == null || row.getString("state").equals("unreadable")) {
                    whole.add(file.name());
                }
            }, """
                    select r.line_no, f.content_hash, f.state from ops.open_reject r join ops.source_file f on f.file_id = r.file_id
                    where f.source_system = ? and f.content = ? and (f.file_name = ? or f.location = ? and r.reason_code = 'drifted')
                    """, file.sourceSystem(), file.content(), file.name(), file.location());
        }
        whole.forEach(name -> rows.put(name, Set.of()));
        return rows;
    }

    /** The rows of a table, by their own numbers, that earlier batches rejected, in whichever slice of it. */
    Set<Long> ofTable(PlannedFile table, long batch) throws SQLException {
        Set<Long> numbers = new HashSet<>();
        Sql.each(connection, row -> numbers.add(row.getLong(1)), """
                select distinct r.line_no from ops.open_reject r join ops.source_file f on f.file_id = r.file_id
                where f.source_system = ? and f.content = ? and r.batch_id < ? and r.line_no is not null
                """, table.sourceSystem(), table.content(), batch);
        return numbers;
    }

    /** Lets a batch answer for rows of a table that it has read well; in the transaction that merges them. */
    void answer(PlannedFile table, long batch, Set<Long> numbers) throws SQLException {
        Sql.update(connection,
                "update ops.rejected_row r set resolved_batch = ? " + OF_SLICE
                        + " and r.line_no = any (?::text[]::bigint[])",
                batch, table.sourceSystem(), table.content(), batch,
                numbers.stream().map(String::valueOf).toArray(String[]::new));
    }

    /** True when a batch answers for any. */
    boolean answers(long batch) throws SQLException {
        return Sql.number(connection,
                "select 1 where exists (select from ops.rejected_row r where r.resolved_batch = ?)", batch) != null;
    }

    /** Lets a batch answer for what it has read again; in the transaction of its publish. */
    void takeOver(LoadPlan plan, Selection only, long batch) throws SQLException {
        for (PlannedFile file : plan.files()) {
            Map<String, Set<Long>> rows = only.rows();
            Set<Long> lines = rows == null ? Set.of() : rows.get(file.name());
            if (lines == null) {
                continue; // members only
            }
            slice(file, batch);
            if (!lines.isEmpty()) {
                lines(file, batch, lines);
            } else if (file.mark() == null) {
                all(file, batch);
            } else {
                again(file, batch);
            }
        }
        Sql.update(connection, """
                update ops.rejected_row r set resolved_batch = ? from ops.source_file f
                where f.batch_id = ? and r.file_id is null and r.file_name = f.file_name and r.batch_id < ? and r.resolved_batch is null
                """, batch, batch, batch);
    }

    /** What concerned the slice as a whole: it was read now. */
    private void slice(PlannedFile file, long batch) throws SQLException {
        Sql.update(connection, "update ops.rejected_row r set resolved_batch = ? " + OF_SLICE
                + " and r.line_no is null and (f.file_name = ? or f.location = ? and r.reason_code = 'drifted')", batch,
                file.sourceSystem(), file.content(), batch, file.name(), file.location());
    }

    /** Every row was read, unless reading broke off again. */
    private void all(PlannedFile file, long batch) throws SQLException {
        Sql.update(connection, "update ops.rejected_row r set resolved_batch = ? " + OF_SLICE + """
                 and f.file_name = ? and exists (select from ops.source_file n
                    where n.batch_id = ? and n.file_name = f.file_name and n.content = f.content and n.state = 'loaded')
                """, batch, file.sourceSystem(), file.content(), batch, file.name(), batch);
    }

    private void lines(PlannedFile file, long batch, Set<Long> lines) throws SQLException {
        Sql.update(connection, "update ops.rejected_row r set resolved_batch = ? " + OF_SLICE
                + " and f.file_name = ? and r.line_no = any (?::text[]::bigint[])", batch, file.sourceSystem(),
                file.content(), batch, file.name(), lines.stream().map(String::valueOf).toArray(String[]::new));
    }

    /** Of a table whose changes only were read: the rows that were rejected again. */
    private void again(PlannedFile file, long batch) throws SQLException {
        Sql.update(connection, "update ops.rejected_row r set resolved_batch = ? " + OF_SLICE + """
                 and f.file_name = ? and exists (select from ops.rejected_row n join ops.source_file g on g.file_id = n.file_id
                    where n.batch_id = ? and n.line_no = r.line_no and g.file_name = f.file_name and g.content = f.content)
                """, batch, file.sourceSystem(), file.content(), batch, file.name(), batch);
    }
}
