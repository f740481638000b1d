package com.superscapes.api.error;

/**
 * Stable codes of everything the server refuses; the HTTP status beside each is part of the contract. CLIENT_GONE stands in the
 * audit log only: nobody is left to read it.
 */
public enum ErrorCode {
    BAD_REQUEST(400), UNKNOWN_FIELD(400), MIXED_CURRENCY(400), SIGN_IN_REQUIRED(401), SIGN_IN_FAILED(401), LOCKED(
            423), PASSWORD_CHANGE_REQUIRED(403), NOT_PERMITTED(403), NOT_FOUND(404), CONFLICT(409), TOO_LARGE(
                    413), TOO_MANY_REQUESTS(429), CLIENT_GONE(499), INTERNAL(500), UNAVAILABLE(503), TIMED_OUT(504);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }
}
