package com.superscapes.api.covenant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a covenant. In a period the highest approved version that is valid from it or before holds; once that one has ended, none.
 *
 * @param state      draft or approved
 * @param createdBy  login
 * @param createdAt  UTC
 * @param approvedBy login of somebody else; null for a draft
 * @param approvedAt UTC; null for a draft
 */
public record Covenant(int version, CovenantDraft definition, String state, String createdBy, Instant createdAt,
        @Nullable String approvedBy, @Nullable Instant approvedAt) {
}
