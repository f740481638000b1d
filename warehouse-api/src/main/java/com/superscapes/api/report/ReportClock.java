package com.superscapes.api.report;

/** The date that a report goes by: when work was done, what a document says, or the period of its posting. */
public enum ReportClock {
    WORK_DATE, DOCUMENT_DATE, POSTING_PERIOD
}
