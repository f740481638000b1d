package com.superscapes.desktop.home;

import java.util.Set;

/** Which statement stands behind a tile. */
final class HomePlaces {

    private static final Set<String> BALANCES = Set.of("cash", "receivables", "payables");

    private HomePlaces() {
    }

    static String behind(String metric) {
        return BALANCES.contains(metric) ? "statements/balance-sheet" : "statements/profit-and-loss";
    }
}
