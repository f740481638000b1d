package com.superscapes.sync;

import java.util.List;

/**
 * What a load did.
 *
 * @param batchId      the batch that readers see after it; 0 when nothing was ever loaded
 * @param sourceSystem the source system's name
 * @param nothingNew   true when these very files were already loaded: nothing was written
 * @param files        one per file, in the order they were loaded
 * @param checks       the tie-outs of the batch
 * @param notes        what the user should know of decisions taken for him, each one sentence
 * @param exitCode     0 loaded and nothing broken; 2 loaded with rejects or broken checks; 1 nothing could be loaded
 */
public record LoadReport(long batchId, String sourceSystem, boolean nothingNew, List<FileReport> files,
        List<CheckReport> checks, List<String> notes, int exitCode) {

    public LoadReport {
        files = List.copyOf(files);
        checks = List.copyOf(checks);
        notes = List.copyOf(notes);
    }

    /** Fact rows in the warehouse that came from these files, new or already there. */
    public long rowsKept() {
        return files.stream().mapToLong(file -> file.rowsLoaded() + file.rowsUnchanged()).sum();
    }

    public long rowsRejected() {
        return files.stream().mapToLong(FileReport::rowsRejected).sum();
    }
}
