package com.superscapes.proxy.report;

import java.util.Locale;

/** The groups that reports stand in, in the order of the client's navigation. */
public enum ReportGroup {
    RECEIVABLES("Receivables"), PAYABLES("Payables"), CASH("Cash"), LEDGER("Ledger"), BUDGET("Budget"), JOBS(
            "Jobs"), LABOR("Labor"), EQUIPMENT("Equipment"), ANALYSIS("Analysis"), CLOSE("Close");

    private final String title;

    ReportGroup(String title) {
        this.title = title;
    }

    /** On the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    public String title() {
        return title;
    }
}
