package com.superscapes.bench;

/**
 * What to measure.
 *
 * @param lines ledger lines of the sample company
 */
public record BenchOptions(long lines) {

    public BenchOptions {
        if (lines < 1) {
            throw new IllegalArgumentException("A bench needs at least one line.");
        }
    }
}
