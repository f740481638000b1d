package com.superscapes.proxy.audit;

import com.superscapes.proxy.json.Json;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;

/** The chain in the database. */
final class AuditStore {

    private static final String APPEND = "select audit.append_all(:task, :records::jsonb)";
    // The sorted sub-query is what keeps the records in their order.
    private static final String APPEND_ONCE = "select audit.append_once(:task, (r ->> 'at')::timestamptz,"
            + " r #>> '{record,actor}', r #>> '{record,actorRole}', r #>> '{record,sessionId}',"
            + " r #>> '{record,requestId}', r #>> '{record,clientAddress}', r #>> '{record,code}', r #>> '{record,object}',"
            + " (r ->> 'parameters')::jsonb, r #>> '{record,outcome}', (r #>> '{record,rowCount}')::bigint,"
            + " (r #>> '{record,dataBatch}')::bigint, (r #>> '{record,milliseconds}')::integer)"
            + " from (select value as r from jsonb_array_elements(:records::jsonb) with ordinality order by ordinality) o";

    private final Jdbi jdbi;
    private final String task;
    private final LongConsumer appended;
    private final GroupCommit<StampedRecord> group = new GroupCommit<>(records -> write(APPEND, records));

    /** @param appended told the newest record's number, after each group that was written together */
    AuditStore(DataSource writing, String task, LongConsumer appended) {
        this.jdbi = Jdbi.create(writing);
        // What is bound is what was asked, and an error is logged.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        this.task = task;
        this.appended = appended;
    }

    /** Durable when this returns; after an exception it may be there or not. */
    void append(StampedRecord record) {
        group.commit(record);
    }

    /** All of them in their order, each once, whichever were there already. */
    void appendOnce(List<StampedRecord> records) {
        write(APPEND_ONCE, records);
    }

    private void write(String statement, List<StampedRecord> records) {
        try {
            call(statement, records);
        } catch (StatementException refused) {
            if (!refusesContent(refused)) {
                throw refused;
            }
            if (records.size() == 1) {
                call(statement, List.of(records.getFirst().bare()));
            } else {
                records.forEach(record -> write(statement, List.of(record)));
            }
        }
    }

    private void call(String statement, List<StampedRecord> records) {
        String json = new String(Json.bytes(records), StandardCharsets.UTF_8);
        List<Long> numbers = jdbi.withHandle(handle -> handle.createQuery(statement).bind("task", task)
                .bind("records", json).mapTo(Long.class).list());
        numbers.forEach(appended::accept);
    }

    /** Class 22, data exception: no later try would do better. */
    private static boolean refusesContent(StatementException failure) {
        return failure.getCause() instanceof SQLException cause && cause.getSQLState() != null
                && cause.getSQLState().startsWith("22");
    }
}
