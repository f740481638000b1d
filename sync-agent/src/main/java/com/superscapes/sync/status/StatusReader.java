package com.superscapes.sync.status;

import com.superscapes.sync.deletion.Decisions;
import com.superscapes.sync.deletion.HeldDeletion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads how the loads stand, as the sync agent's login may. */
public final class StatusReader {

    private static final String PUBLISHED = """
            select p.published_batch, b.published_at,
                (select min(t.execution_time) from ops.scheduled_tasks t where t.task_name = 'nightly')
            from ops.publication p left join ops.batch b on b.batch_id = p.published_batch
            """;
    private static final String SOURCES = """
            select n.source_name,
                (select max(r.finished_at) from ops.source_run r where r.source_name = n.source_name and r.exit_code in (0, 2)),
                (select min(r.started_at) from ops.source_run r where r.source_name = n.source_name and r.finished_at is null
                    and exists (select from pg_locks l where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                        and l.database = (select d.oid from pg_database d where d.datname = current_database())
                        and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended('superscapes source run ' || r.run_id, 0))),
                last.command, last.exit_code, last.message,
                (select count(*) from ops.open_reject o where o.batch_id in (select r.batch_id from ops.source_run r where r.source_name = n.source_name)),
                again.execution_time, coalesce(again.consecutive_failures, 0)
            from (select distinct r.source_name from ops.source_run r) n
            left join lateral (select r.command, r.exit_code, r.message from ops.source_run r
                where r.source_name = n.source_name and r.finished_at is not null order by r.run_id desc limit 1) last on true
            left join ops.scheduled_tasks again on again.task_name = 'retry' and again.task_instance = n.source_name
            order by n.source_name
            """;
    private static final String LOADS = """
            select b.batch_id, b.state, coalesce(n.source_name, b.source_system), b.started_at, b.finished_at, count(f.file_id), count(f.file_id) filter (where f.state <> 'loading'),
                coalesce(sum(f.rows_read), 0)::bigint, coalesce(sum(f.rows_loaded), 0)::bigint, coalesce(sum(f.rows_rejected), 0)::bigint, b.failure
            from (select n.* from ops.batch n order by n.batch_id desc limit ?) b
            left join lateral (select r.source_name from ops.source_run r where r.batch_id = b.batch_id order by r.run_id desc limit 1) n on true
            left join ops.source_file f on f.batch_id = b.batch_id
            group by b.batch_id, b.state, n.source_name, b.source_system, b.started_at, b.finished_at, b.failure order by b.batch_id desc
            """;
    private static final String BROKEN = """
            select q.check_code, c.code, q.reason, q.difference
            from ops.quality_result q join ops.publication p on p.published_batch = q.batch_id
            left join warehouse.dim_company c on c.company_key = q.company_key and c.batch_to is null
            where q.state = 'broken' order by q.check_code not like 'T%', length(q.check_code), q.check_code, c.code
            """;

    private StatusReader() {
    }

    /** @param loads how many of the newest */
    public static Status read(DataSource warehouse, int loads) throws SQLException {
        try (Connection connection = warehouse.getConnection()) {
            List<Status.Source> sources = all(connection, SOURCES, StatusReader::source);
            List<Status.Load> batches = all(connection, LOADS, StatusReader::load, loads);
            List<Status.BrokenCheck> broken = all(connection, BROKEN, row -> new Status.BrokenCheck(row.getString(1),
                    row.getString(2), row.getString(3), row.getBigDecimal(4)));
            long open = all(connection, "select count(*) from ops.open_reject", row -> row.getLong(1)).getFirst();
            List<HeldDeletion> held = new Decisions(connection, Clock.systemUTC()).open();
            return all(connection, PUBLISHED, row -> new Status(row.getLong(1), instant(row, 2), instant(row, 3),
                    sources, batches, open, broken, held)).getFirst();
        }
    }

    private static Status.Source source(ResultSet row) throws SQLException {
        return new Status.Source(row.getString(1), instant(row, 2), instant(row, 3), row.getString(4),
                row.getObject(5, Integer.class), row.getString(6), row.getLong(7), instant(row, 8),
                row.getInt(9));
    }

    private static Status.Load load(ResultSet row) throws SQLException {
        return new Status.Load(row.getLong(1), row.getString(2), row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(), instant(row, 5), row.getLong(6), row.getLong(7),
                row.getLong(8), row.getLong(9), row.getLong(10), row.getString(11));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> all(Connection connection, String sql, Row<T> reader, Object... values)
            throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
        }
        return found;
    }
}
