package com.superscapes.sample.event;

import com.superscapes.sample.books.Day;
import java.util.Arrays;

/** What falls due on later days, as plain numbers: memory follows the items open, not the lines written. */
final class Schedule {

    /** Called for every item due today. */
    interface Due {
        void item(long cents, long number, int meta);
    }

    private static final int DAYS = 512;
    private static final int FIELDS = 3;

    private final long[][] items = new long[DAYS][0];
    private final int[] used = new int[DAYS];

    /** Adds an item; a day on a weekend moves to Monday. */
    void add(Day today, int inDays, long cents, long number, int meta) {
        int day = today.number() + inDays;
        // 1970-01-01 was a Thursday.
        int weekday = (day + 3) % 7;
        int business = day + (weekday > 4 ? 7 - weekday : 0);
        int slot = business % DAYS;
        if (used[slot] == items[slot].length) {
            items[slot] = Arrays.copyOf(items[slot], Math.max(FIELDS * 16, used[slot] * 2));
        }
        items[slot][used[slot]++] = cents;
        items[slot][used[slot]++] = number;
        items[slot][used[slot]++] = meta;
    }

    /** Hands over what is due today and forgets it. */
    void run(Day today, Due due) {
        int slot = today.number() % DAYS;
        long[] list = items[slot];
        int count = used[slot];
        items[slot] = new long[0];
        used[slot] = 0;
        for (int i = 0; i < count; i += FIELDS) {
            due.item(list[i], list[i + 1], (int) list[i + 2]);
        }
    }
}
