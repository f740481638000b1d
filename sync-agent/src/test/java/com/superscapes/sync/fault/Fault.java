package com.superscapes.sync.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What goes wrong in a run, and when: drawn from a seed, so that a run that fails can be played again.
 *
 * @param number      of the run
 * @param moment      how far the run has come then, as a share of what an undisturbed one says, reads or writes; from 0 to 1
 * @param killedAgain how far the next attempt has come when it is killed, or a negative number when it is left alone
 */
record Fault(int number, Kind kind, double moment, double killedAgain) {

    /** Everything that can go wrong. */
    enum Kind {
        AGENT_KILLED, CONNECTION_DROPPED, SERVER_RESTARTED, SERVER_CRASHED, DISK_FULL, SOURCE_FALLS_SILENT, SOURCE_CUT_OFF, SOURCE_ANSWERS_TWICE, SOURCE_LIES_ABOUT_TYPES
    }

    /** Every kind in turn, in an order and at moments that the seed chooses. */
    static List<Fault> draw(long seed, int count) {
        Random random = new Random(seed);
        List<Kind> order = new ArrayList<>();
        while (order.size() < count) {
            List<Kind> round = new ArrayList<>(List.of(Kind.values()));
            Collections.shuffle(round, random);
            order.addAll(round);
        }
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            faults.add(new Fault(i + 1, order.get(i), random.nextDouble(),
                    random.nextBoolean() ? random.nextDouble() : -1));
        }
        return faults;
    }

    /** The moment as a count, from 1 to the whole. */
    int of(int whole) {
        return 1 + (int) (moment * (whole - 1));
    }

    long of(long whole) {
        return (long) (moment * whole);
    }
}
