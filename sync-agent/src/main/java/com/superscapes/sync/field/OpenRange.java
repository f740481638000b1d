package com.superscapes.sync.field;

import java.time.LocalDate;

/** Posting dates that may be loaded, both ends included: a mistyped year is a reject, not a new partition. */
public record OpenRange(LocalDate from, LocalDate to) {

    /** What the warehouse opens by default. */
    public static final OpenRange DEFAULT = new OpenRange(LocalDate.of(1990, 1, 1), LocalDate.of(2100, 12, 31));

    /** @throws BadField with code {@code date-out-of-range} */
    public LocalDate check(String field, String text, LocalDate date) throws BadField {
        if (date.isBefore(from) || date.isAfter(to)) {
            throw new BadField(field, "date-out-of-range",
                    "the date is outside the range open for posting, " + from + " to " + to, text);
        }
        return date;
    }
}
