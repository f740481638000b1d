package com.superscapes.sync.run;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How many deletions at once are believed. A source that has lost more has been archived or cut off, or is broken. */
final class DeletionBrake {

    /** More than this share is no work of bookkeepers. */
    private static final int MOST_PERCENT = 5;
    private static final long MOST_ROWS = 1_000;
    /** Of a file, more than half is too many too, unless it is a handful. */
    private static final long HANDFUL = 20;

    private DeletionBrake() {
    }

    /** Of a table: why the rows stay, or null when they may go. */
    static @Nullable String held(long gone, long live) {
        return gone > MOST_ROWS && gone * 100 > live * MOST_PERCENT ? reason(gone, live, "the source") : null;
    }

    /** Of a file: the same, and a file of which little is left is taken as cut off. */
    static @Nullable String heldOfFile(long gone, long live) {
        return gone > HANDFUL && gone * 2 > live ? reason(gone, live, "the file") : held(gone, live);
    }

    private static String reason(long gone, long live, String where) {
        return String.format(Locale.US, "%,d of %,d rows are not in ", gone, live) + where
                + " any more; that many are not taken as deleted, and they stay as they are";
    }
}
