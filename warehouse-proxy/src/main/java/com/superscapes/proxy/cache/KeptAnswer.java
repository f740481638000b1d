package com.superscapes.proxy.cache;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.superscapes.proxy.http.RenderedAnswer;
import com.superscapes.proxy.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/**
 * An answer as it left, and the state of the data it is of.
 *
 * @param asOf when reading began, UTC
 */
record KeptAnswer(byte[] json, long rows, long batch, String version, Instant asOf) {

    /** A clock that was set back makes nothing young. */
    boolean youngerThan(Duration limit, Instant now) {
        return !now.isBefore(asOf) && now.isBefore(asOf.plus(limit));
    }

    RenderedAnswer fresh() {
        return new RenderedAnswer(json, asOf, false);
    }

    /** Its proof, where it has one, says that the warehouse is away. */
    RenderedAnswer stale() {
        try {
            JsonNode body = Json.MAPPER.readTree(json);
            for (JsonNode proof : body.findValues("proof")) {
                if (proof instanceof ObjectNode object) {
                    object.put("stale", true);
                }
            }
            return new RenderedAnswer(Json.bytes(body), asOf, true);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
