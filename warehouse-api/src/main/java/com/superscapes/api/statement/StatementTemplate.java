package com.superscapes.api.statement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a statement's rows. The highest approved one that is valid for the chart is used.
 *
 * @param state      draft or approved
 * @param note       why it was made; null for those that come with the product
 * @param createdBy  login; null for those that come with the product
 * @param createdAt  UTC
 * @param approvedBy login of somebody else; null for a draft and for those that come with the product
 * @param approvedAt UTC; null likewise
 * @param rows       each row's fields, as the contract lists them
 * @param unmapped   codes of accounts with types that the statement takes and that stand on no line of their own
 */
public record StatementTemplate(String statement, int version, String title, String state, @Nullable String note,
        @Nullable String createdBy, Instant createdAt, @Nullable String approvedBy, @Nullable Instant approvedAt,
        List<Map<String, Object>> rows, List<String> unmapped) {
}
