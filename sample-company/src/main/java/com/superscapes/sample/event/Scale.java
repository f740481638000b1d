package com.superscapes.sample.event;

import com.superscapes.sample.books.Day;

/**
 * How many events the company's money is cut into.
 *
 * @param ppm    in parts per million of a company of its size with ordinary invoices (about a million lines)
 * @param months months after which money that waits for an event is flushed: 1 or 3
 */
public record Scale(long ppm, int months) {

    /** True at the end of a month in which waiting money must become events. */
    boolean flushes(Day day) {
        return day.isMonthEnd() && day.period() % months == 0;
    }
}
