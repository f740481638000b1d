package com.superscapes.sync.member;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The account types and statement classes of docs/mapping.md, and which class is of which type. */
public final class AccountType {

    private static final Map<String, Set<String>> CLASSES = Map.of("asset",
            Set.of("cash", "receivable", "retainage-receivable", "contract-asset", "inventory", "prepaid",
                    "other-current-asset", "fixed-asset", "accumulated-depreciation", "other-asset"),
            "liability",
            Set.of("payable", "retainage-payable", "credit-card", "accrued", "payroll-liability", "tax-liability",
                    "contract-liability", "loss-provision", "current-debt", "other-current-liability", "long-term-debt",
                    "other-liability"),
            "equity", Set.of("capital", "distributions", "retained-earnings", "other-equity"), "revenue",
            Set.of("revenue", "contra-revenue", "other-income"), "expense",
            Set.of("direct-labor", "labor-burden", "materials", "subcontractors", "equipment-cost", "other-direct",
                    "contract-loss", "overhead", "depreciation", "interest", "other-expense", "income-tax"),
            "statistical", Set.of("statistical"), "unmapped", Set.of("unmapped"));

    private static final Map<String, String> DEFAULT_CLASS = Map.of("asset", "other-asset", "liability",
            "other-liability", "equity", "other-equity", "revenue", "revenue", "expense", "overhead", "statistical",
            "statistical", "unmapped", "unmapped");

    private AccountType() {
    }

    public static Set<String> types() {
        return CLASSES.keySet();
    }

    public static Set<String> classes() {
        return CLASSES.values().stream().flatMap(Set::stream).collect(java.util.stream.Collectors.toSet());
    }

    public static boolean isClass(String statementClass) {
        return typeOf(statementClass) != null;
    }

    /** The type a class belongs to, or null when it is none. */
    public static @Nullable String typeOf(String statementClass) {
        return CLASSES.entrySet().stream().filter(entry -> entry.getValue().contains(statementClass))
                .map(Map.Entry::getKey).findFirst().orElse(null);
    }

    /** The class of an account of which only the type is known. */
    public static String defaultClass(String type) {
        return DEFAULT_CLASS.getOrDefault(type, "unmapped");
    }

    /** True when a positive amount of this type is a debit. */
    public static boolean debitNormal(String type) {
        return switch (type) {
            case "liability", "equity", "revenue" -> false;
            default -> true;
        };
    }
}
