package com.superscapes.sample;

import com.superscapes.sample.event.Scale;
import java.time.LocalDate;

/**
 * What to generate. The same options always give the same bytes, whatever the machine, locale or time zone.
 *
 * @param seed    chooses the company's history; another seed is another company
 * @param lines   ledger lines asked for; met within 2 % from about 70,000 up (three years cannot be told in fewer). Money totals do not depend on it
 * @param through the last posting date; fiscal years run from 1 November 2023
 */
public record SampleOptions(long seed, long lines, LocalDate through) {

    /** The first posting date: the start of fiscal year 2024. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2023, 11, 1);

    /** The end of fiscal year 2026, the last year there is a plan for. */
    public static final LocalDate LAST_DAY = LocalDate.of(2026, 10, 31);

    public SampleOptions {
        if (lines < 1 || lines > 100_000_000) {
            throw new IllegalArgumentException("The number of lines must be from 1 to 100,000,000: " + lines);
        }
        if (through.isBefore(FIRST_DAY) || through.isAfter(LAST_DAY)) {
            throw new IllegalArgumentException(
                    "The last date must be from " + FIRST_DAY + " to " + LAST_DAY + ": " + through);
        }
    }

    /** How many events the company's money is cut into, so that this many lines come out. Takes trial runs. */
    public Scale scale() {
        return new Calibration(this).scale();
    }

    /** The demo's company: 100,000 lines through 31 October 2026. */
    public static SampleOptions standard() {
        return ofLines(100_000);
    }

    /** The demo's company with another number of lines. */
    public static SampleOptions ofLines(long lines) {
        return new SampleOptions(20231101L, lines, LAST_DAY);
    }
}
