package com.superscapes.api.period;

/**
 * What a controller says of a period.
 *
 * @param state not {@link PeriodState#YEAR_CLOSED}, which the ledger alone says
 * @param note  why, in at most 200 characters
 */
public record PeriodChange(PeriodState state, String note) {
}
