package com.superscapes.proxy.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.superscapes.proxy.json.Json;
import com.superscapes.proxy.session.InstallationKey;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A sign-in that was begun, sealed and kept by the client, so that any of several servers can end it. */
final class Transactions {

    private static final String PURPOSE = "oidc-transaction";
    private static final int SEAL = 32;

    private final InstallationKey key;
    private final Clock clock;

    /** What was begun; expires in UTC. */
    record Begun(String nonce, String state, String redirectUri, String codeChallenge, Instant expires) {
    }

    Transactions(InstallationKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    String seal(Begun begun) {
        try {
            byte[] content = Json.MAPPER.writeValueAsBytes(begun);
            byte[] sealed = Arrays.copyOf(key.seal(PURPOSE, content), SEAL + content.length);
            System.arraycopy(content, 0, sealed, SEAL, content.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty when it is not ours, or too old. */
    Optional<Begun> open(String text) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(text);
            byte[] content = Arrays.copyOfRange(sealed, Math.min(SEAL, sealed.length), sealed.length);
            if (sealed.length > SEAL
                    && MessageDigest.isEqual(Arrays.copyOf(sealed, SEAL), key.seal(PURPOSE, content))) {
                return Optional.of(Json.MAPPER.readValue(content, Begun.class))
                        .filter(begun -> begun.expires().isAfter(clock.instant()));
            }
        } catch (IllegalArgumentException | IOException malformed) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
