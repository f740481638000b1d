package com.superscapes.proxy.proof;

import java.util.Map;

/** What each check means, in words. */
final class CheckNames {

    private static final Map<String, String> NAMES = Map.of("T1",
            "Debits equal credits per entry, period and entity", "T2", "The trial balance sums to zero", "T3",
            "Assets equal liabilities and equity", "T4", "Net income equals the movement of equity", "A1",
            "Closing balances equal those the source states");

    private CheckNames() {
    }

    static String of(String code) {
        return NAMES.getOrDefault(code, code);
    }
}
