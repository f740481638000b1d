package com.superscapes.api.proof;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One check as the load computed it, or of the figures of an answer (T15).
 *
 * @param code       T1 to T15, or A1 for balances as the source states them
 * @param name       what is checked, in words
 * @param difference debit positive; null unless broken
 * @param reason     why it is broken or not applicable, or what was flagged; null when there is nothing to say
 * @param items      what makes the difference; empty for callers without entity-wide scope
 */
public record TieOut(String code, String name, @Nullable String company, TieOutState state,
        @Nullable BigDecimal difference, @Nullable String reason, List<Map<String, Object>> items) {
}
