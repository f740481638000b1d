package com.superscapes.api.query;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How the periods of a question are read.
 *
 * @param adjustments false leaves out the adjustment period 13; null and true keep it
 * @param through     the last day counted, in the last period asked for; each comparative then ends on the day with as many
 *                    working days (Monday to Friday), and month amounts such as a budget count by working days; null for
 *                    whole periods
 * @param budget      scenario that BUDGET stands for, a version of the budget; null for {@code budget}
 * @param forecast    scenario that FORECAST stands for; null for {@code forecast}
 */
public record Basis(@Nullable Boolean adjustments, @Nullable LocalDate through, @Nullable String budget,
        @Nullable String forecast) {

    /** Whole periods with adjustments, against the budget. */
    public static final Basis WHOLE = new Basis(null, null, null, null);
}
