package com.superscapes.api.session;

import org.jspecify.annotations.Nullable;

/**
 * Login and password, or a one-time token alone. Never logged: {@code toString} hides the secrets.
 *
 * @param newPassword replaces the password when that is right; a temporary password needs it. Null to keep the password
 */
public record SignInRequest(@Nullable String login, @Nullable String password, @Nullable String oneTimeToken,
        @Nullable String newPassword) {

    /** Without a new password. */
    public SignInRequest(@Nullable String login, @Nullable String password, @Nullable String oneTimeToken) {
        this(login, password, oneTimeToken, null);
    }

    @Override
    public String toString() {
        return "SignInRequest[login=" + login + "]";
    }
}
