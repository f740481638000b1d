package com.superscapes.bench;

/**
 * What to measure.
 *
 * @param lines  ledger lines of the sample company
 * @param rounds times the load is measured, each on an empty database
 */
public record BenchOptions(long lines, int rounds) {

    /** From this many lines up one load is enough: its time outweighs the noise. */
    private static final long LONG_ENOUGH = 300_000;

    public BenchOptions {
        if (lines < 1 || rounds < 1) {
            throw new IllegalArgumentException("A bench needs at least one line and one round.");
        }
    }

    /** Three rounds, or one where a round takes long. */
    public BenchOptions(long lines) {
        this(lines, lines < LONG_ENOUGH ? 3 : 1);
    }
}
