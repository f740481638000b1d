package com.superscapes.proxy.audit;

import com.superscapes.proxy.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A record with its moment, as it goes to the store or waits in the spool: the same at every try, so that a second one is recognized.
 *
 * @param at         UTC, to the microsecond
 * @param record     without its parameters
 * @param parameters of the record, a JSON object
 */
record StampedRecord(Instant at, AuditRecord record, String parameters) {

    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    static StampedRecord of(AuditRecord entry, Instant at) {
        return new StampedRecord(at.truncatedTo(ChronoUnit.MICROS), with(entry, storable(entry.object()), Map.of()),
                withoutNul(new String(Json.bytes(entry.parameters()), StandardCharsets.UTF_8)));
    }

    /** The same without what the caller chose, for a store that refuses it. */
    StampedRecord bare() {
        return new StampedRecord(at, with(record, null, Map.of()), "{\"unreadable\": true}");
    }

    private static AuditRecord with(AuditRecord entry, @Nullable String object, Map<String, ?> parameters) {
        return new AuditRecord(encodable(entry.actor()).replace('\0', '\ufffd'), entry.actorRole(), entry.sessionId(),
                entry.requestId(), entry.clientAddress(), entry.code(), object, parameters, entry.outcome(),
                entry.rowCount(), entry.dataBatch(), entry.milliseconds());
    }

    private static String withoutNul(String json) {
        return json.contains("\\u0000") ? NUL.matcher(json).replaceAll("$1\\\\ufffd") : json;
    }

    // What PostgreSQL can't keep would otherwise stop every record behind it.
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : encodable(text).replace('\0', '\ufffd');
    }

    private static String encodable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
