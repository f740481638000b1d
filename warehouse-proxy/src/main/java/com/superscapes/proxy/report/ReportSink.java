package com.superscapes.proxy.report;

import com.superscapes.api.report.ReportResult;
import com.superscapes.api.report.ResultRow;

/** Where a report's answer goes row by row, when it leaves as a file. */
public interface ReportSink {

    /** The answer without rows, before the first of them; its counts are not known yet. */
    void begin(ReportResult head);

    /** The next row, totals last. */
    void row(ResultRow row);

    /** The answer without rows, after the last of them. */
    void end(ReportResult end);
}
