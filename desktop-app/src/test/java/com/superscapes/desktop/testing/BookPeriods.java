package com.superscapes.desktop.testing;

import com.superscapes.api.period.PeriodChange;
import com.superscapes.api.period.PeriodState;
import com.superscapes.api.period.PeriodStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Periods in every state. */
final class BookPeriods {

    private static final Instant NOON = Instant.parse("2026-11-20T17:00:00Z");

    private BookPeriods() {
    }

    static List<PeriodStatus> all() {
        return List.of(period(202611, "Nov 2026", 11, PeriodState.OPEN, null, null),
                period(202610, "Oct 2026", 10, PeriodState.SOFT_CLOSED, "second", "Flash sent"),
                period(202609, "Sep 2026", 9, PeriodState.CLOSED, "controller", "Board pack issued"),
                period(202601, "Jan 2026", 1, PeriodState.YEAR_CLOSED, null, null));
    }

    static PeriodStatus changed(PeriodChange change) {
        return period(202610, "Oct 2026", 10, change.state(), "controller", change.note());
    }

    private static PeriodStatus period(int key, String name, int month, PeriodState state, @Nullable String by,
            @Nullable String note) {
        LocalDate start = LocalDate.of(2026, month, 1);
        return new PeriodStatus("SUP", key, name, start, start.plusMonths(1).minusDays(1), state,
                by == null ? null : 7L, note, by, by == null ? null : NOON);
    }
}
