package com.superscapes.proxy.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.superscapes.api.audit.AuditEntry;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads pages of the audit log under the auditor's role. */
final class AuditReader {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
    };
    private static final List<String> EQUAL = List.of("actor", "code", "outcome", "task");

    private AuditReader() {
    }

    static List<AuditEntry> read(Snapshot snapshot, Map<String, String> asked, @Nullable Instant from,
            @Nullable Instant to, @Nullable AuditCursor after, int most) {
        StringBuilder sql = new StringBuilder("select task, seq, at, actor, actor_role, session_id, request_id,"
                + " client_address, code, object, parameters::text, outcome, row_count, data_batch, milliseconds, hash"
                + " from audit.event where true");
        EQUAL.stream().filter(asked::containsKey)
                .forEach(column -> sql.append(" and ").append(column).append(" = :").append(column));
        sql.append(from == null ? "" : " and at >= :from").append(to == null ? "" : " and at < :to");
        sql.append(after == null ? "" : " and (at, task, seq) < (:lastAt, :lastTask, :lastSeq)");
        Query query = snapshot.handle().createQuery(sql.append(" order by at desc, task desc, seq desc limit :most")
                .toString()).bind("most", most);
        EQUAL.stream().filter(asked::containsKey).forEach(column -> query.bind(column, asked.get(column)));
        bind(query, "from", from);
        bind(query, "to", to);
        if (after != null) {
            bind(query, "lastAt", after.at());
            query.bind("lastTask", after.task()).bind("lastSeq", after.seq());
        }
        return query.map((row, context) -> entry(row)).list();
    }

    private static void bind(Query query, String name, @Nullable Instant at) {
        if (at != null) {
            query.bind(name, at.atOffset(ZoneOffset.UTC));
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(row.getString(1), row.getLong(2), row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4), row.getString(5), row.getString(6), row.getString(7), row.getString(8),
                row.getString(9), row.getString(10), parameters(row.getString(11)), row.getString(12),
                row.getObject(13, Long.class), row.getObject(14, Long.class), row.getObject(15, Integer.class),
                HexFormat.of().formatHex(row.getBytes(16)));
    }

    private static Map<String, Object> parameters(String json) {
        try {
            return Json.MAPPER.readValue(json, OBJECT);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
