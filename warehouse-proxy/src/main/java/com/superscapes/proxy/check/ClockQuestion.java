package com.superscapes.proxy.check;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;

/** Whether both clocks say the same: a claim lives for a minute by this machine's clock and is judged by the database's. */
final class ClockQuestion implements DatabaseQuestion {

    private static final Duration NOTICEABLE = Duration.ofSeconds(2);
    private static final Duration HARMFUL = Duration.ofSeconds(30);

    private final Clock clock;

    ClockQuestion(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void ask(Handle database, Findings findings) {
        Instant asked = clock.instant();
        Instant there = database.createQuery("select clock_timestamp()").mapTo(OffsetDateTime.class).one().toInstant();
        Instant here = asked.plus(Duration.between(asked, clock.instant()).dividedBy(2));
        Duration apart = Duration.between(there, here);
        String sentence = "This machine's clock is " + apart.abs().toSeconds() + " seconds "
                + (apart.isNegative() ? "behind" : "ahead of") + " the database's; synchronize both.";
        if (apart.abs().compareTo(HARMFUL) > 0) {
            findings.error("database.clock", sentence + " Readers are refused, or admitted for too long.");
        } else if (apart.abs().compareTo(NOTICEABLE) > 0) {
            findings.warning("database.clock", sentence);
        } else {
            findings.ok("database.clock", "This machine and the database agree on the time.");
        }
    }
}
