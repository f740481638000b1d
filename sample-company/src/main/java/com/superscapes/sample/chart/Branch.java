package com.superscapes.sample.chart;

import java.util.List;

/**
 * A branch of the company.
 *
 * @param index       its place in {@link #ALL}
 * @param share       of the company's revenue outside snow, in parts per million
 * @param snowShare   of the company's snow revenue, in parts per million; only northern branches plow
 * @param efficiency  direct cost against plan, in parts per million: above 1,000,000 costs more
 */
public record Branch(int index, String code, String name, String region, long share, long snowShare, long efficiency) {

    /** The twelve branches, in order of their code within their region. */
    public static final List<Branch> ALL = List.of(
            new Branch(0, "N01", "Minneapolis", "North", 112_000, 340_000, 985_000),
            new Branch(1, "N02", "St. Paul", "North", 78_000, 240_000, 1_005_000),
            new Branch(2, "N03", "Milwaukee", "North", 84_000, 250_000, 1_000_000),
            new Branch(3, "N04", "Madison", "North", 52_000, 170_000, 1_030_000),
            new Branch(4, "C01", "St. Louis", "Central", 92_000, 0, 990_000),
            new Branch(5, "C02", "Kansas City", "Central", 88_000, 0, 1_000_000),
            new Branch(6, "C03", "Omaha", "Central", 58_000, 0, 1_010_000),
            new Branch(7, "C04", "Wichita", "Central", 46_000, 0, 1_045_000),
            new Branch(8, "S01", "Dallas", "South", 128_000, 0, 975_000),
            new Branch(9, "S02", "Fort Worth", "South", 96_000, 0, 995_000),
            new Branch(10, "S03", "Austin", "South", 90_000, 0, 1_020_000),
            new Branch(11, "S04", "San Antonio", "South", 76_000, 0, 1_000_000));

    /** The index of lines that belong to the company as a whole: debt, equity, income tax. */
    public static final int NONE = ALL.size();

    /** True where winter brings snow work. */
    public boolean plows() {
        return snowShare > 0;
    }
}
