package com.superscapes.sync.serve;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Once a day at a time of the company's clock. On the day that the clock skips that time it is as much later as the clock
 * skips; on the day that has it twice it is the first.
 */
record NightlySchedule(LocalTime at, ZoneId zone) implements Schedule {

    /** The first such instant after another. */
    Instant after(Instant instant) {
        LocalDate date = instant.atZone(zone).toLocalDate();
        Instant next = on(date);
        while (!next.isAfter(instant)) {
            date = date.plusDays(1);
            next = on(date);
        }
        return next;
    }

    private Instant on(LocalDate date) {
        return date.atTime(at).atZone(zone).toInstant();
    }

    @Override
    public Instant getNextExecutionTime(ExecutionComplete complete) {
        return after(complete.getTimeDone());
    }

    @Override
    public Instant getInitialExecutionTime(Instant now) {
        return after(now);
    }

    @Override
    public boolean isDeterministic() {
        return true;
    }
}
