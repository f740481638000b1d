package com.superscapes.api.ledger;

/**
 * A legal entity that keeps its own ledger.
 *
 * @param code            as in the source system
 * @param name            for people
 * @param currency        the currency its ledger is kept in, ISO 4217
 * @param fiscalYearStart month (1 to 12) the fiscal year starts in
 */
public record Company(String code, String name, String currency, int fiscalYearStart) {
}
