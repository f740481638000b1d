package com.superscapes.proxy.measure;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a column counts that ends within a period, for its head. */
public final class PartialNames {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);

    private PartialNames() {
    }

    /** For example "through Nov 14, 2025 (10 of 20 working days)". */
    public static String of(Span.Cut cut) {
        return "through " + DAY.format(cut.through()) + " (" + cut.worked() + " of " + cut.working() + " working days)";
    }
}
