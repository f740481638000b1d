package com.superscapes.api.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of the audit log.
 *
 * @param task       the server process whose chain it is in
 * @param seq        its number in that chain
 * @param at         UTC
 * @param actor      login, as given for a failed sign-in, or "anonymous"
 * @param code       what was asked
 * @param object     of what
 * @param parameters the request, without secrets
 * @param outcome    intent, ok, or the error code
 * @param hash       of this record and all before it in its chain, SHA-256 in hex
 */
public record AuditEntry(String task, long seq, Instant at, String actor, @Nullable String actorRole,
        @Nullable String sessionId, String requestId, @Nullable String clientAddress, String code,
        @Nullable String object, Map<String, ?> parameters, String outcome, @Nullable Long rowCount,
        @Nullable Long dataBatch, @Nullable Integer milliseconds, String hash) {
}
