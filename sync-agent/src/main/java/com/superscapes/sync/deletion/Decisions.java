package com.superscapes.sync.deletion;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what is held and records who decided what, when. The next load of the source acts on it. */
public final class Decisions {

    private static final String OPEN = """
            select o.held_id, t.source_system, o.file_name, o.rows_gone, o.rows_live, o.held_at, o.decision, o.decided_by, o.decided_at
            from ops.open_deletion o join ops.source_table t using (source_key) order by o.held_id
            """;

    private static final String SETTLE = """
            with settled as (
                update ops.rejected_row r set resolved_batch = r.batch_id from ops.held_deletion h
                where h.held_id = any (?) and r.batch_id >= h.held_batch and r.file_name = h.file_name
                    and r.reason_code = 'deletion-held' and r.resolved_batch is null
                returning r.file_id
            )
            update ops.source_file f set rows_rejected = f.rows_rejected - 1 from settled where f.file_id = settled.file_id
            """;

    private final Connection connection;
    private final Clock clock;

    public Decisions(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** All that is held or decided and not done yet, oldest first. */
    public List<HeldDeletion> open() throws SQLException {
        List<HeldDeletion> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(OPEN); ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new HeldDeletion(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4),
                        row.getLong(5), row.getObject(6, OffsetDateTime.class).toInstant(), row.getString(7),
                        row.getString(8), instant(row)));
            }
        }
        return found;
    }

    /** What a load said of rows that are to stay is no complaint any more, of that load either. */
    private void settle(Collection<Long> ids) throws SQLException {
        try (PreparedStatement settle = connection.prepareStatement(SETTLE)) {
            settle.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            settle.execute();
        }
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject(9, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /**
     * Records a decision on each, or on none when a number is not held.
     *
     * @param decision {@link HeldDeletion#APPROVED} or {@link HeldDeletion#REFUSED}; it replaces an earlier one
     * @return a number that is not held, if there is one
     */
    public Optional<Long> decide(Collection<Long> ids, String decision, String by) throws SQLException {
        List<Long> held = open().stream().map(HeldDeletion::id).toList();
        Optional<Long> unknown = ids.stream().filter(id -> !held.contains(id)).findFirst();
        if (unknown.isPresent()) {
            return unknown;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into ops.deletion_decision (held_id, decision, decided_by, decided_at) values (?, ?, ?, ?)")) {
            for (long id : ids) {
                insert.setLong(1, id);
                insert.setString(2, decision);
                insert.setString(3, by);
                insert.setTimestamp(4, Timestamp.from(clock.instant()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        if (decision.equals(HeldDeletion.REFUSED)) {
            settle(ids);
        }
        return Optional.empty();
    }
}
