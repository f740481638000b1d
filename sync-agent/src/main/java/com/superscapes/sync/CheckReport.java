package com.superscapes.sync;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One tie-out of a batch.
 *
 * @param code       T1 to T4, A1
 * @param company    the company's code, or null when it concerns all
 * @param state      {@code tied}, {@code broken} or {@code not applicable}
 * @param difference debit positive, null unless broken
 * @param items      the offending items as a JSON array
 */
public record CheckReport(String code, @Nullable String company, String state, @Nullable String reason,
        @Nullable BigDecimal difference, String items) {

    public boolean broken() {
        return state.equals("broken");
    }
}
