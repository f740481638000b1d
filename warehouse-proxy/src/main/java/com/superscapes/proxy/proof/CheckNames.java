package com.superscapes.proxy.proof;

import java.util.Map;

/** What each check means, in words. */
public final class CheckNames {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("T1", "Debits equal credits per entry, period and entity"),
            Map.entry("T2", "The trial balance sums to zero"), Map.entry("T3", "Assets equal liabilities and equity"),
            Map.entry("T4", "Net income equals the movement of equity"),
            Map.entry("T5", "Cash flow equals the change of cash"),
            Map.entry("T6", "Receivables with retainage equal their ledger accounts"),
            Map.entry("T7", "Payables with retainage equal their ledger accounts"),
            Map.entry("T8", "Job cost equals direct cost in the ledger"),
            Map.entry("T9", "The WIP schedule equals profit and loss"),
            Map.entry("T10", "Hours paid equal hours worked"),
            Map.entry("T11", "Equipment charged to jobs equals the credit to the pool"),
            Map.entry("T13", "Branches and divisions, with what has none, add up to the company"),
            Map.entry("T14", "Budgets and forecasts equal the amounts they were given"),
            Map.entry("T15", "Columns are as they were when their period was closed, or flagged"),
            Map.entry("A1", "Closing balances equal those the source states"),
            Map.entry("R1", "Records point to members that are there"));

    private CheckNames() {
    }

    /** Those of a check; its code where it has none. */
    public static String of(String code) {
        return NAMES.getOrDefault(code, code);
    }
}
