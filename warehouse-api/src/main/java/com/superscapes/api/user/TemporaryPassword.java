package com.superscapes.api.user;

import java.time.Instant;

/**
 * Good for one sign-in that names a new password. Shown once and never logged.
 *
 * @param expiresAt UTC
 */
public record TemporaryPassword(String login, String password, Instant expiresAt) {

    @Override
    public String toString() {
        return "TemporaryPassword[login=" + login + "]";
    }
}
