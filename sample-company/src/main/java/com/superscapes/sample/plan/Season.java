package com.superscapes.sample.plan;

import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;

/** How a year's revenue falls on the months: spring peak, summer, fall, and winter snow in the north. */
final class Season {

    /** Weights from January to December by region (North, Central, South) and division. */
    private static final int[][][] WEIGHTS = {
            {{1, 1, 5, 12, 15, 13, 12, 11, 11, 10, 7, 2}, {0, 0, 3, 13, 18, 14, 11, 10, 11, 12, 7, 1},
                    {1, 1, 3, 9, 13, 14, 14, 14, 13, 11, 6, 1}, {0, 0, 2, 14, 17, 14, 13, 11, 9, 15, 5, 0},
                    {26, 24, 14, 2, 0, 0, 0, 0, 0, 0, 8, 26}},
            {{2, 2, 7, 12, 14, 12, 11, 10, 10, 10, 7, 3}, {1, 2, 7, 14, 16, 13, 10, 9, 10, 10, 6, 2},
                    {2, 2, 6, 10, 12, 13, 12, 12, 12, 11, 6, 2}, {1, 1, 5, 14, 16, 14, 12, 11, 9, 12, 4, 1},
                    {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
            {{5, 5, 9, 11, 11, 10, 9, 9, 9, 9, 7, 6}, {4, 5, 10, 13, 13, 10, 8, 7, 9, 10, 7, 4},
                    {6, 6, 9, 10, 10, 10, 9, 9, 9, 9, 7, 6}, {3, 3, 8, 13, 13, 13, 12, 11, 9, 8, 4, 3},
                    {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}}};

    private Season() {
    }

    /** The share of a fiscal year's revenue that falls in a calendar month, in parts per million. */
    static long share(Branch branch, Division division, int month) {
        int[] year = WEIGHTS[region(branch)][division.ordinal()];
        long sum = 0;
        for (int weight : year) {
            sum += weight;
        }
        return year[month - 1] * Dice.WHOLE / sum;
    }

    private static int region(Branch branch) {
        return switch (branch.region()) {
            case "North" -> 0;
            case "Central" -> 1;
            default -> 2;
        };
    }
}
