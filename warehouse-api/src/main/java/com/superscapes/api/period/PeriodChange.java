package com.superscapes.api.period;

/**
 * What a controller says of a period.
 *
 * @param company its code
 * @param state   not {@link PeriodState#YEAR_CLOSED}, which the ledger alone says
 * @param note    why, in at most 200 characters
 */
public record PeriodChange(String company, PeriodState state, String note) {
}
