package com.superscapes.sample.chart;

/** The five divisions. Their accounts are 41xx to 45xx (revenue) and 51xx to 55xx (direct costs). */
public enum Division {
    MAINTENANCE("MNT", "Maintenance"), ENHANCEMENT("ENH", "Enhancement"), CONSTRUCTION("CON",
            "Construction"), IRRIGATION("IRR", "Irrigation"), SNOW("SNW", "Snow");

    /** The index of lines that belong to no division: balance sheet, overhead. */
    public static final int NONE = 5;

    private final String code;
    private final String title;

    Division(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** The code in the export. */
    public String code() {
        return code;
    }

    /** The name on reports. */
    public String title() {
        return title;
    }

    /** An account of this division's direct costs, such as 5110 for offset 10. */
    public int cost(int offset) {
        return 5100 + 100 * ordinal() + offset;
    }

    /** A revenue account of this division, such as 4110 for offset 10. */
    public int revenue(int offset) {
        return 4100 + 100 * ordinal() + offset;
    }
}
