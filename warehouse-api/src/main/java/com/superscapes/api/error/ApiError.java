package com.superscapes.api.error;

import org.jspecify.annotations.Nullable;

/**
 * The body of every answer that is not a success.
 *
 * @param code        stable, for programs
 * @param message     one sentence a user can act on, never a stack trace
 * @param supportCode quoted to support; the same code stands in the server's log
 * @param field       the request's field at fault, or null
 */
public record ApiError(ErrorCode code, String message, String supportCode, @Nullable String field) {
}
