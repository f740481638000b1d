package com.superscapes.sample;

import java.time.LocalDate;

/** Told after every posting day; called on the generating thread. */
@FunctionalInterface
public interface SampleProgress {

    /** Tells nobody. */
    SampleProgress NONE = (lines, expected, day) -> {
    };

    /**
     * @param lines    ledger lines written so far
     * @param expected lines asked for
     * @param day      the posting date just finished
     */
    void day(long lines, long expected, LocalDate day);
}
