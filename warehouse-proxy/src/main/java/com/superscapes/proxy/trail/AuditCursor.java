package com.superscapes.proxy.trail;

import com.superscapes.api.audit.AuditEntry;
import com.superscapes.proxy.error.ApiException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The last record of a page: where the next one goes on. It holds nothing the page did not show. */
record AuditCursor(Instant at, String task, long seq) {

    static AuditCursor after(AuditEntry last) {
        return new AuditCursor(last.at(), last.task(), last.seq());
    }

    /** @throws ApiException when it is malformed */
    static @Nullable AuditCursor parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String[] parts = text.split("~", 3);
        try {
            if (parts.length == 3) {
                return new AuditCursor(Instant.parse(parts[0]), parts[2], Long.parseLong(parts[1]));
            }
        } catch (DateTimeException | NumberFormatException malformed) {
            throw ApiException.badRequest("cursor", "The cursor is malformed.");
        }
        throw ApiException.badRequest("cursor", "The cursor is malformed.");
    }

    String text() {
        return at + "~" + seq + "~" + task;
    }
}
