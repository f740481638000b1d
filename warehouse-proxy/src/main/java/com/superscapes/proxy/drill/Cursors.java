package com.superscapes.proxy.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.superscapes.api.drill.DrillRequest;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.json.Json;
import com.superscapes.proxy.session.Caller;
import com.superscapes.proxy.session.InstallationKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;

/** Cursors sealed with the batch, the question and the caller they belong to. */
final class Cursors {

    private static final int SEAL_LENGTH = 32;

    /** Where a page ended, in the batch of the first page, and the totals that page found. */
    record Cursor(long batch, LocalDate date, int kind, long id, String sid, BigDecimal total, long count,
            String question) {
    }

    private final InstallationKey key;

    Cursors(InstallationKey key) {
        this.key = key;
    }

    String seal(Cursor cursor) {
        try {
            byte[] text = Json.MAPPER.writeValueAsBytes(cursor);
            byte[] sealed = new byte[SEAL_LENGTH + text.length];
            System.arraycopy(key.seal("cursor", text), 0, sealed, 0, SEAL_LENGTH);
            System.arraycopy(text, 0, sealed, SEAL_LENGTH, text.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws ApiException when it was changed, or belongs to another question or caller */
    Cursor open(String text, String question) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(text);
            if (sealed.length > SEAL_LENGTH) {
                byte[] seal = Arrays.copyOf(sealed, SEAL_LENGTH);
                byte[] content = Arrays.copyOfRange(sealed, SEAL_LENGTH, sealed.length);
                if (MessageDigest.isEqual(seal, key.seal("cursor", content))) {
                    Cursor cursor = Json.MAPPER.readValue(content, Cursor.class);
                    if (cursor.question().equals(question)) {
                        return cursor;
                    }
                }
            }
        } catch (IllegalArgumentException | IOException malformed) {
            throw ApiException.badRequest("cursor", "The cursor is malformed.");
        }
        throw ApiException.badRequest("cursor", "The cursor doesn't belong to this question.");
    }

    /** What a cursor belongs to: the request without its cursor and page size, the caller and the scope. */
    String question(DrillRequest request, Caller caller) {
        DrillRequest bare = new DrillRequest(request.statement(), request.row(), request.column(), request.periodKey(),
                request.yearToDate(), request.period(), request.filters(), null, 1, request.asOfBatch(),
                request.options());
        try {
            String text = caller.login() + "\n" + caller.role() + "\n" + caller.scope() + "\n"
                    + Json.MAPPER.writeValueAsString(bare);
            return Base64.getEncoder().encodeToString(key.seal("question", text.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
