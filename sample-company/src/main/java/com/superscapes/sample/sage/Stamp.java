package com.superscapes.sample.sage;

import com.superscapes.sample.books.Day;
import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When and under which entry rows are written.
 *
 * @param entry record number of the ledger entry; null for what happened before the books begin
 */
record Stamp(Day day, @Nullable Long entry) {

    /** Entered in office hours of the day, UTC. */
    LocalDateTime at() {
        return day.date().atTime(14, 0).plusMinutes(entry == null ? 0 : entry * 7 % 480);
    }

    /** Sage knows periods 0 to 12: adjusting and closing entries are in the twelfth. */
    int period() {
        return Math.min(day.period(), 12);
    }

    static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    /** Two digits each; 0 where there is none. */
    static int subaccount(int branch, int division) {
        int b = branch >= Branch.NONE ? 0 : branch + 1;
        int d = division >= Division.NONE ? 0 : division + 1;
        return b * 100 + d;
    }

    /** At most fifty characters, as Sage's descriptions are. */
    static String brief(String text) {
        return text.length() <= 50 ? text : text.substring(0, 50);
    }
}
