package com.superscapes.proxy.user;

import com.superscapes.api.error.ErrorCode;
import com.superscapes.proxy.error.ApiException;
import org.jspecify.annotations.Nullable;

/** Why the database did not do what an administrator asked for, as sentences. */
final class UserRefusals {

    private UserRefusals() {
    }

    static ApiException of(String outcome, String login) {
        return switch (outcome) {
            case "unknown" -> ApiException.notFound("There is no user " + login + ".");
            case "without-password" -> ApiException.notFound("There is no user " + login + " with a password here.");
            case "unknown-change" -> ApiException.notFound("There is no change " + login + ".");
            case "exists" -> conflict("There is a user " + login + " already.", "login");
            case "unknown-scope" -> ApiException.badRequest("branches",
                    "One of the branches or divisions doesn't exist.");
            case "own" -> conflict("You can't change your own rights or lock or remove yourself.", "login");
            case "last-administrator" -> conflict(login + " is the last administrator.", "login");
            case "waiting" -> conflict("Another change of " + login + " waits. Decide on it first.", "login");
            default -> throw new IllegalStateException(outcome);
        };
    }

    static ApiException ofChange(String outcome, String number) {
        return switch (outcome) {
            case "unknown" -> ApiException.notFound("There is no change " + number + ".");
            case "decided" -> conflict("This change was decided already.", null);
            case "own" -> conflict("Another administrator has to approve what you asked for or what is about you.",
                    null);
            case "stale" -> conflict("The user changed since. Reject this change and ask again.", null);
            default -> throw new IllegalStateException(outcome);
        };
    }

    private static ApiException conflict(String message, @Nullable String field) {
        return new ApiException(ErrorCode.CONFLICT, message, field);
    }
}
