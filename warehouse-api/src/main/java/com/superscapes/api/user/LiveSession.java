package com.superscapes.api.user;

import java.time.Instant;

/**
 * A session that can still be renewed. Instants are UTC.
 *
 * @param id            to end it by; no secret
 * @param method        password, one-time-token or oidc
 * @param clientAddress where it was opened from
 * @param client        what the client called itself
 * @param endsAt        at the latest
 * @param current       true for the session that asks
 */
public record LiveSession(String id, String login, String displayName, String method, String clientAddress,
        String client, Instant startedAt, Instant lastUsedAt, Instant endsAt, boolean current) {
}
