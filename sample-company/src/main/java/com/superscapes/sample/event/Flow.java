package com.superscapes.sample.event;

import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;
import com.superscapes.sample.plan.Dice;

/**
 * Turns money that flows day by day into events of a typical size. The scale sets how many events there are, never how
 * much money: what is too small for an event today waits for the next one, at the latest until the flush.
 */
final class Flow {

    /** Makes an event of an amount. */
    interface Event {
        void of(int branch, int division, long cents);
    }

    private static final int CELLS = Branch.NONE * (Division.NONE + 1);

    private final long[] waiting = new long[CELLS];
    private final long[] fraction = new long[CELLS];
    private final long typicalCents;
    private final long scalePpm;
    private final Dice dice;

    Flow(long typicalCents, Scale scale, Dice dice) {
        this.typicalCents = typicalCents;
        this.scalePpm = scale.ppm();
        this.dice = dice;
    }

    /** Adds money and makes the events that are due; with {@code flush} nothing stays behind. */
    void add(int branch, int division, long cents, boolean flush, Event event) {
        int cell = branch * (Division.NONE + 1) + division;
        waiting[cell] += cents;
        fraction[cell] += cents * scalePpm / typicalCents;
        int events = (int) (fraction[cell] / Dice.WHOLE);
        fraction[cell] -= events * Dice.WHOLE;
        if (flush && events == 0 && waiting[cell] > 0) {
            events = 1;
            fraction[cell] = 0;
        }
        split(cell, branch, division, Math.max(0, events), event);
    }

    /** Adds money whose events come on a later day, such as weekend work billed on Monday. */
    void hold(int branch, int division, long cents) {
        int cell = branch * (Division.NONE + 1) + division;
        waiting[cell] += cents;
        fraction[cell] += cents * scalePpm / typicalCents;
    }

    /** Takes what waits, for a bill that sums several divisions up. */
    long rest(int branch, int division) {
        int cell = branch * (Division.NONE + 1) + division;
        long cents = waiting[cell];
        waiting[cell] = 0;
        fraction[cell] = 0;
        return cents;
    }

    private void split(int cell, int branch, int division, int events, Event event) {
        for (int left = events; left > 0; left--) {
            long even = waiting[cell] / left;
            long cents = left == 1 ? waiting[cell] : Dice.part(even, dice.around(600_000));
            if (cents > 0) {
                waiting[cell] -= cents;
                event.of(branch, division, cents);
            }
        }
    }
}
