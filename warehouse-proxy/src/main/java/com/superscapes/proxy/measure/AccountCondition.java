package com.superscapes.proxy.measure;

import java.util.List;

/**
 * Accounts by type and statement class; an empty list means any. Statistical accounts are never money and never match.
 */
public record AccountCondition(List<String> types, List<String> classes) {

    /** Every account that holds money. */
    public static final AccountCondition ANY = new AccountCondition(List.of(), List.of());
    /** Revenue less discounts and allowances; no other income. */
    public static final AccountCondition REVENUE = new AccountCondition(List.of("revenue"),
            List.of("revenue", "contra-revenue"));
    /** Direct labor with its burden. */
    public static final AccountCondition LABOR = expense("direct-labor", "labor-burden");
    /** All cost of revenue. */
    public static final AccountCondition DIRECT = expense("direct-labor", "labor-burden", "materials", "subcontractors",
            "equipment-cost", "other-direct", "contract-loss");
    /** Overhead with its depreciation. */
    public static final AccountCondition OVERHEAD = expense("overhead", "depreciation");

    /** Expenses of these classes. */
    public static AccountCondition expense(String... classes) {
        return new AccountCondition(List.of("expense"), List.of(classes));
    }

    /** True for an account of this type and class. */
    public boolean takes(String type, String statementClass) {
        return (types.isEmpty() || types.contains(type)) && (classes.isEmpty() || classes.contains(statementClass));
    }
}
