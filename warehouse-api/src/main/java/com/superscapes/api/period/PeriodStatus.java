package com.superscapes.api.period;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A fiscal period of a company and what was last said of it.
 *
 * @param company   its code
 * @param period    fiscal year * 100 + period; 13 are the adjustments
 * @param name      for people: "Oct 2026"
 * @param batch     published when it was said; entries of later loads are late. Null, as are the next three, when nothing was said
 * @param note      why
 * @param changedBy login
 * @param changedAt UTC
 */
public record PeriodStatus(String company, int period, String name, LocalDate start, LocalDate end, PeriodState state,
        @Nullable Long batch, @Nullable String note, @Nullable String changedBy, @Nullable Instant changedAt) {
}
