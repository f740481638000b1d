package com.superscapes.sync.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Once a night by the company's clock, also on the days that have 23 or 25 hours. */
class NightlyScheduleTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    private static Instant next(String at, ZoneId zone, String after) {
        return new NightlySchedule(LocalTime.parse(at), zone).after(Instant.parse(after));
    }

    @Test
    void itIsTheNextTimeOfTheCompanysClock() {
        assertThat(next("02:00", CHICAGO, "2026-01-15T07:59:59Z")).isEqualTo("2026-01-15T08:00:00Z");
        assertThat(next("02:00", CHICAGO, "2026-01-15T08:00:00Z")).isEqualTo("2026-01-16T08:00:00Z");
        assertThat(next("02:00", CHICAGO, "2026-07-15T12:00:00Z")).isEqualTo("2026-07-16T07:00:00Z");
    }

    @Test
    void aSkippedTimeIsAnHourLaterAndTheDayAfterIsAsAlways() {
        // 2026-03-08: 02:00 does not exist, 01:59:59 CST is followed by 03:00:00 CDT.
        assertThat(next("02:00", CHICAGO, "2026-03-08T07:00:00Z")).isEqualTo("2026-03-08T08:00:00Z");
        assertThat(next("02:00", CHICAGO, "2026-03-08T08:00:00Z")).isEqualTo("2026-03-09T07:00:00Z");
    }

    @Test
    void aTimeThatComesTwiceIsTheFirstAndNotAgain() {
        // 2026-11-01: 01:30 comes at 06:30 and at 07:30 UTC.
        assertThat(next("01:30", CHICAGO, "2026-11-01T05:00:00Z")).isEqualTo("2026-11-01T06:30:00Z");
        assertThat(next("01:30", CHICAGO, "2026-11-01T06:30:00Z")).isEqualTo("2026-11-02T07:30:00Z");
        assertThat(next("01:30", CHICAGO, "2026-11-01T07:10:00Z")).isEqualTo("2026-11-02T07:30:00Z");
    }
}
