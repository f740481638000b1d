package com.superscapes.reports;

import java.io.IOException;

/** A report written row by row as its rows become known, so that any number of them fits in memory. */
public interface ReportStream extends AutoCloseable {

    /** Adds the next row; it has a cell for each column. */
    void add(ReportRow row) throws IOException;

    /**
     * Ends the file. Without this it is no report.
     *
     * @param end the report again, without rows, with what is known only at its end: notes and the number of records
     */
    void finish(Report end) throws IOException;

    /** Lets go of what the writing needed; the stream that was written to stays open. */
    @Override
    void close() throws IOException;
}
