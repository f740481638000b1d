package com.superscapes.proxy.report;

/** One report. It is registered in {@link ReportCatalogue} and keeps no state: one object answers every request. */
public interface Report {

    /** What the catalogue says of it. */
    ReportSpec spec();

    /** Reads the answer in the run's snapshot, under the caller's row security. */
    ReportTable run(ReportRun run);
}
