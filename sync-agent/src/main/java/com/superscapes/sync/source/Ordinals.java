package com.superscapes.sync.source;

import java.util.UUID;

/** Counts equal rows in little memory (20 to 40 bytes a row): the first of its kind is 0, the next 1. */
public final class Ordinals {

    private long[] keys = new long[2 << 12];
    private int[] counts = new int[1 << 12];
    private int size;
    private Runnable before = () -> {
    };

    /** To be done once, before the next row is counted; it may count rows itself. */
    public void before(Runnable once) {
        before = once;
    }

    /** Forgets what was counted. */
    public void clear() {
        keys = new long[2 << 12];
        counts = new int[1 << 12];
        size = 0;
    }

    /** How many rows of this digest came before. */
    public int next(UUID digest) {
        Runnable due = before;
        before = () -> {
        };
        due.run();
        if (size * 10L > counts.length * 6L) {
            grow();
        }
        int slot = slot(keys, counts, digest.getMostSignificantBits(), digest.getLeastSignificantBits());
        if (counts[slot] == 0) {
            keys[2 * slot] = digest.getMostSignificantBits();
            keys[2 * slot + 1] = digest.getLeastSignificantBits();
            size++;
        }
        return counts[slot]++;
    }

    private static int slot(long[] keys, int[] counts, long high, long low) {
        int mask = counts.length - 1;
        int slot = (int) (high ^ (high >>> 32)) & mask;
        while (counts[slot] != 0 && (keys[2 * slot] != high || keys[2 * slot + 1] != low)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] biggerKeys = new long[keys.length * 2];
        int[] biggerCounts = new int[counts.length * 2];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                int slot = slot(biggerKeys, biggerCounts, keys[2 * i], keys[2 * i + 1]);
                biggerKeys[2 * slot] = keys[2 * i];
                biggerKeys[2 * slot + 1] = keys[2 * i + 1];
                biggerCounts[slot] = counts[i];
            }
        }
        keys = biggerKeys;
        counts = biggerCounts;
    }
}
