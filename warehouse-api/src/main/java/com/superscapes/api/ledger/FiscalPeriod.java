package com.superscapes.api.ledger;

import java.time.LocalDate;

/**
 * A fiscal period of a company that has ledger rows.
 *
 * @param key        fiscal year * 100 + period, for example 202613
 * @param fiscalYear the year it belongs to (the calendar year the fiscal year ends in)
 * @param period     1 to 12, or 13 for the adjustment period on the last day of the year
 * @param name       for people, for example "Oct 2026" or "FY2026 adjustments"
 */
public record FiscalPeriod(String company, int key, int fiscalYear, int period, String name, LocalDate start,
        LocalDate end) {
}
