package com.superscapes.reports;

/** How a row prints. HEADING has no figures; DETAIL is one account or record; LINE a sum of them; CHECK must be zero. */
public enum RowStyle {
    HEADING, DETAIL, LINE, SUBTOTAL, TOTAL, RATIO, CHECK;

    /** True for rows that stand out: semibold, with a rule above subtotals and totals. */
    public boolean strong() {
        return this == HEADING || this == SUBTOTAL || this == TOTAL;
    }
}
