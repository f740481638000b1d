package com.superscapes.proxy.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened, without secrets and without figures.
 *
 * @param actor      login, as given for a failed sign-in, or "anonymous"
 * @param code       what was asked: sign-in, query, statement, ...
 * @param object     of what: a statement, a metric list, a line id
 * @param parameters the request
 * @param outcome    ok, or the error code
 * @param rowCount   rows in the answer
 * @param dataBatch  the batch it was read from
 */
public record AuditRecord(String actor, @Nullable String actorRole, @Nullable String sessionId, String requestId,
        String clientAddress, String code, @Nullable String object, Map<String, ?> parameters, String outcome,
        @Nullable Long rowCount, @Nullable Long dataBatch, int milliseconds) {
}
