package com.superscapes.reports;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What stands in one place of a report. Numbers stay exact; how they look is the column's matter. */
public sealed interface Cell {

    /** Not applicable: prints blank. */
    Cell BLANK = new Blank();

    /** Not meaningful, such as a percentage of zero: prints "n.m.". */
    Cell NOT_MEANINGFUL = new NotMeaningful();

    /** @param order what it is sorted by, where that is not what it says: a moment as ISO, for example */
    record Text(String text, String order) implements Cell {

        public Text(String text) {
            this(text, text);
        }
    }

    /** An amount in the column's unit and display sign, a count, or a ratio (0.05 is 5 %). */
    record Number(BigDecimal value) implements Cell {
    }

    record Day(LocalDate date) implements Cell {
    }

    record Blank() implements Cell {
    }

    record NotMeaningful() implements Cell {
    }

    static Cell text(@Nullable String text) {
        return text == null || text.isEmpty() ? BLANK : new Text(text);
    }

    static Cell number(@Nullable BigDecimal value) {
        return value == null ? BLANK : new Number(value);
    }

    static Cell day(@Nullable LocalDate date) {
        return date == null ? BLANK : new Day(date);
    }
}
