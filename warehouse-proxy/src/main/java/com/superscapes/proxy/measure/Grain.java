package com.superscapes.proxy.measure;

/** How fine rows must be: each has the columns of those before it. Jobs are read from facts, the others from rollups. */
public enum Grain {
    COMPANY, BRANCH, JOB;

    /** The finer of two. */
    public Grain or(Grain other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
