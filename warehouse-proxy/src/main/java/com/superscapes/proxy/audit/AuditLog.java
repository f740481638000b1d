package com.superscapes.proxy.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.superscapes.proxy.json.Json;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Appends to the hash-chained record. A record that can't be written is an exception, and the answer stays here. */
public final class AuditLog {

    /** The outcome of a record made before a sensitive act; the record of its outcome follows. */
    public static final String INTENT = "intent";

    private static final String APPEND = "select audit.append(:task, r.at, r.actor, r.actor_role, r.session_id,"
            + " r.request_id, r.client_address, r.code, r.object, r.parameters, r.outcome, r.row_count, r.data_batch,"
            + " r.milliseconds) from jsonb_to_recordset(cast(:records as jsonb)) as r(at timestamptz, actor text,"
            + " actor_role text, session_id text, request_id text, client_address text, code text, object text,"
            + " parameters jsonb, outcome text, row_count bigint, data_batch bigint, milliseconds integer)";

    private final Jdbi jdbi;
    private final String task;
    private final Clock clock;
    private final LongConsumer appended;
    private final GroupCommit<Map<String, ?>> group = new GroupCommit<>(this::write);

    /** @param task the server process whose chain it is */
    public AuditLog(DataSource writing, String task, Clock clock) {
        this(writing, task, clock, seq -> {
        });
    }

    /** @param appended told the number of each record */
    public AuditLog(DataSource writing, String task, Clock clock, LongConsumer appended) {
        this.appended = appended;
        this.jdbi = Jdbi.create(writing);
        this.task = task;
        this.clock = clock;
    }

    /** Durable when this returns. Records that come at once are committed at once, each still with a number and hash of its own. */
    public void append(AuditRecord entry) {
        group.commit(columns(entry));
    }

    private void write(List<Map<String, ?>> records) {
        String json = json(records);
        jdbi.useHandle(handle -> handle.createQuery(APPEND).bind("task", task).bind("records", json).mapTo(Long.class)
                .list().forEach(appended::accept));
    }

    private Map<String, ?> columns(AuditRecord entry) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("at", clock.instant());
        columns.put("actor", entry.actor());
        columns.put("actor_role", entry.actorRole());
        columns.put("session_id", entry.sessionId());
        columns.put("request_id", entry.requestId());
        columns.put("client_address", entry.clientAddress());
        columns.put("code", entry.code());
        columns.put("object", entry.object());
        columns.put("parameters", entry.parameters());
        columns.put("outcome", entry.outcome());
        columns.put("row_count", entry.rowCount());
        columns.put("data_batch", entry.dataBatch());
        columns.put("milliseconds", entry.milliseconds());
        return columns;
    }

    private static String json(List<Map<String, ?>> records) {
        try {
            return Json.MAPPER.writeValueAsString(records);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
