package com.superscapes.api.session;

import java.time.Instant;

/**
 * @param accessToken  JWT for the Authorization header, kept in memory only
 * @param refreshToken opaque, good for one refresh
 * @param expiresAt    of the access token, UTC
 */
public record Session(String accessToken, String refreshToken, Instant expiresAt, Profile profile) {

    @Override
    public String toString() {
        return "Session[" + profile.login() + "]";
    }
}
