package com.superscapes.api.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Wider rights that an administrator asked for and another one has to grant.
 *
 * @param before  the user as they are; null for a new user
 * @param wanted  the user as asked for
 * @param requestedAt UTC
 */
public record UserChange(long id, @Nullable UserDraft before, UserDraft wanted, String requestedBy,
        Instant requestedAt) {
}
