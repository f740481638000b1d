package com.superscapes.sync.run;

/** Another agent is loading; the message says who. */
public final class LeaseTaken extends Exception {

    public LeaseTaken(String holder) {
        super("Another load is running: " + holder
                + " holds the lease. Try again when it has ended, or wait with --wait.");
    }
}
