package com.superscapes.desktop.server;

import com.superscapes.api.error.ApiError;
import com.superscapes.api.error.ErrorCode;
import com.superscapes.desktop.text.Texts;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the server refused, or why it could not be asked; the message is a sentence a user can act on. */
public final class ServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final ErrorCode code;
    private final @Nullable String supportCode;
    private final boolean offline;
    private final @Nullable Long retryAfter;
    private final @Nullable String field;

    private ServerException(ErrorCode code, String message, @Nullable String supportCode, boolean offline,
            @Nullable Long retryAfter, @Nullable String field, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.supportCode = supportCode;
        this.offline = offline;
        this.retryAfter = retryAfter;
        this.field = field;
    }

    /** The server answered with an error. */
    public static ServerException refused(ApiError error) {
        return new ServerException(error.code(), error.message(), error.supportCode(), false, null, error.field(),
                null);
    }

    /** The server is busy and says after how many seconds to come back. */
    public static ServerException busy(ApiError error, long seconds) {
        return new ServerException(error.code(), error.message(), error.supportCode(), false, seconds, error.field(),
                null);
    }

    /** The server could not be reached. */
    public static ServerException unreachable(String address, IOException cause) {
        return new ServerException(ErrorCode.UNAVAILABLE, Texts.text("server.unreachable", address), null, true, null,
                null,
                cause);
    }

    /** The server answered something that is not this contract. */
    public static ServerException unreadable(String address, Exception cause) {
        return new ServerException(ErrorCode.INTERNAL, Texts.text("server.unreadable", address), null, false, null,
                null,
                cause);
    }

    public ErrorCode code() {
        return code;
    }

    /** Stands in the server's log too; null when the server never saw the request. */
    public @Nullable String supportCode() {
        return supportCode;
    }

    /** What of the request is wrong, such as rows.revenue; null when it is nothing in particular. */
    public @Nullable String field() {
        return field;
    }

    /** True when there was no connection at all. */
    public boolean offline() {
        return offline;
    }

    /** Seconds after which a read may be tried again; null when the server did not say. */
    @Nullable
    Long retryAfter() {
        return retryAfter;
    }
}
