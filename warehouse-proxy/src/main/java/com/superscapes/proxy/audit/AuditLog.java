package com.superscapes.proxy.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.superscapes.proxy.json.Json;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Appends to the hash-chained record. A record that can't be written is an exception, and the answer stays here. */
public final class AuditLog {

    /** The outcome of a record made before a sensitive act; the record of its outcome follows. */
    public static final String INTENT = "intent";

    private static final String APPEND = "select audit.append(:task, :at, :actor, :role, :session, :request, :address,"
            + " :code, :object, :parameters::jsonb, :outcome, :rows, :batch, :milliseconds)";

    private final Jdbi jdbi;
    private final String task;
    private final Clock clock;
    private final LongConsumer appended;

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

    /** Durable when this returns. */
    public void append(AuditRecord entry) {
        String parameters = json(entry);
        long seq = jdbi.withHandle(handle -> handle.createQuery(APPEND).bind("task", task)
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC)).bind("actor", entry.actor())
                .bind("role", entry.actorRole()).bind("session", entry.sessionId()).bind("request", entry.requestId())
                .bind("address", entry.clientAddress()).bind("code", entry.code()).bind("object", entry.object())
                .bind("parameters", parameters).bind("outcome", entry.outcome()).bind("rows", entry.rowCount())
                .bind("batch", entry.dataBatch()).bind("milliseconds", entry.milliseconds()).mapTo(Long.class).one());
        appended.accept(seq);
    }

    private static String json(AuditRecord entry) {
        try {
            return Json.MAPPER.writeValueAsString(entry.parameters());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
