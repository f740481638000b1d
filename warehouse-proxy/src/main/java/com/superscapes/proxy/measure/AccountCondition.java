package com.superscapes.proxy.measure;

import java.util.List;

/**
 * Accounts by type and statement class; an empty list means any. Statistical accounts are never money and never match.
 */
public record AccountCondition(List<String> types, List<String> classes) {

    /** Every account that holds money. */
    public static final AccountCondition ANY = new AccountCondition(List.of(), List.of());
}
