package com.superscapes.proxy.error;

import com.superscapes.api.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** A refusal with its stable code and a sentence for the user; thrown anywhere below a route, answered in one place. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final @Nullable String field;
    private final long retryAfter;

    public ApiException(ErrorCode code, String message, @Nullable String field) {
        this(code, message, field, 1);
    }

    private ApiException(ErrorCode code, String message, @Nullable String field, long retryAfter) {
        super(message);
        this.code = code;
        this.field = field;
        this.retryAfter = retryAfter;
    }

    /** @param retryAfter seconds until it may be asked again */
    public static ApiException tooMany(String message, long retryAfter) {
        return new ApiException(ErrorCode.TOO_MANY_REQUESTS, message, null, retryAfter);
    }

    public static ApiException badRequest(String field, String message) {
        return new ApiException(ErrorCode.BAD_REQUEST, message, field);
    }

    public static ApiException unknownField(String field, String message) {
        return new ApiException(ErrorCode.UNKNOWN_FIELD, message, field);
    }

    /** The same whether the thing does not exist or lies outside the caller's scope. */
    public static ApiException notFound(String message) {
        return new ApiException(ErrorCode.NOT_FOUND, message, null);
    }

    public static ApiException notPermitted(String what) {
        return new ApiException(ErrorCode.NOT_PERMITTED, "Your role isn't permitted to see " + what + ".", null);
    }

    public static ApiException unavailable(String message) {
        return new ApiException(ErrorCode.UNAVAILABLE, message, null);
    }

    /** Stable code. */
    public ErrorCode code() {
        return code;
    }

    /** Seconds to wait before asking again, where asking again can help. */
    public long retryAfter() {
        return retryAfter;
    }

    /** The request's field at fault, or null. */
    public @Nullable String field() {
        return field;
    }
}
