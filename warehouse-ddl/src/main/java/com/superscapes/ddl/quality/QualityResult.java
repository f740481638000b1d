package com.superscapes.ddl.quality;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One check of one company.
 *
 * @param state      {@code tied}, {@code broken} or {@code not applicable}
 * @param reason     a sentence without amounts; null when tied
 * @param difference debit positive; null unless broken
 * @param items      JSON array of what makes the difference, at most the 100 largest; amounts are decimal strings
 */
public record QualityResult(String check, int companyKey, String state, @Nullable String reason,
        @Nullable BigDecimal difference, String items) {
}
