package com.superscapes.api.session;

/** A refresh token is good once; using it twice ends the whole session. */
public record RefreshRequest(String refreshToken) {

    @Override
    public String toString() {
        return "RefreshRequest[]";
    }
}
