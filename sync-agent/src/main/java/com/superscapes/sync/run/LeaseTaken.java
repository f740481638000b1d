package com.superscapes.sync.run;

/** Another agent is loading, or left a load; the message says who. */
public final class LeaseTaken extends Exception {

    public LeaseTaken(String holder) {
        super("Another load is running: " + holder
                + " holds the lease. Try again when it has ended, or wait with --wait.");
    }

    private LeaseTaken(long batch) {
        super("Batch " + batch + " is not at its end. Wait for it, or let run end it, and try again.");
    }

    /** A batch that is being loaded, or that an agent left when it ended. */
    static LeaseTaken unfinished(long batch) {
        return new LeaseTaken(batch);
    }
}
