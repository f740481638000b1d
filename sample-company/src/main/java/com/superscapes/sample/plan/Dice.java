package com.superscapes.sample.plan;

/** A small generator of numbers that gives the same sequence everywhere (SplitMix64, integers only). */
public final class Dice {

    /** Parts per million of a whole. */
    public static final long WHOLE = 1_000_000;

    private long state;

    public Dice(long seed) {
        this.state = seed;
    }

    /** A generator of its own for a place and a time, independent of what was drawn elsewhere. */
    public static Dice of(long seed, long a, long b, long c) {
        Dice dice = new Dice(seed * 31 + a);
        dice.state = dice.next() * 31 + b;
        dice.state = dice.next() * 31 + c;
        return dice;
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** From 0 to bound - 1. */
    public int below(int bound) {
        return (int) ((next() >>> 33) % bound);
    }

    /** True in so many of a thousand cases. */
    public boolean inThousand(int cases) {
        return below(1000) < cases;
    }

    /** One, give or take up to {@code ppm}, in parts per million; values near one are likelier. */
    public long around(long ppm) {
        int width = (int) ppm;
        return WHOLE + below(width + 1) - below(width + 1);
    }

    /** A part of an amount of cents, rounded toward zero; {@code ppm} in parts per million. */
    public static long part(long cents, long ppm) {
        return cents * ppm / WHOLE;
    }
}
