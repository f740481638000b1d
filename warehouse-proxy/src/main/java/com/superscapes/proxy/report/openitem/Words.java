package com.superscapes.proxy.report.openitem;

import java.util.Map;

/** What items and applications are called. */
final class Words {

    private static final Map<String, String> NAMES = Map.of("invoice", "Invoice", "credit", "Credit", "retainage",
            "Retainage", "unapplied", "Unapplied cash", "payment", "Payment", "discount", "Discount", "write-off",
            "Write-off", "retainage-release", "Retainage released", "reclass", "Reclassification");

    private Words() {
    }

    static String of(String kind) {
        return NAMES.getOrDefault(kind, kind);
    }
}
