package com.superscapes.proxy.session;

import java.util.Locale;

/** How a session was opened. */
public enum SignInMethod {
    PASSWORD, ONE_TIME_TOKEN, OIDC;

    /** On the wire and in the database, for example one-time-token. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
