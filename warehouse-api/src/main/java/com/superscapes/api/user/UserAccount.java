package com.superscapes.api.user;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user; no figure and no secret. Instants are UTC.
 *
 * @param role          executive, controller, accountant, branch-manager, payroll, auditor or administrator
 * @param everyBranch   true when no list limits the branches; then {@code branches} is empty
 * @param everyDivision true when no list limits the divisions; then {@code divisions} is empty
 * @param lockedUntil   end of a lock-out by wrong passwords; null when there is none
 * @param provider      the identity provider that vouches for the user; null for one with a password here
 * @param lastSignInAt  null when never
 * @param sessions      live ones
 */
public record UserAccount(String login, String displayName, String role, boolean everyBranch, List<String> branches,
        boolean everyDivision, List<String> divisions, UserState state, @Nullable Instant lockedUntil,
        @Nullable String provider, @Nullable Instant lastSignInAt, Instant createdAt, int sessions) {
}
