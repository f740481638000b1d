package com.superscapes.api.session;

import org.jspecify.annotations.Nullable;

/** Login and password, or a one-time token alone. Never logged: {@code toString} hides both secrets. */
public record SignInRequest(@Nullable String login, @Nullable String password, @Nullable String oneTimeToken) {

    @Override
    public String toString() {
        return "SignInRequest[login=" + login + "]";
    }
}
