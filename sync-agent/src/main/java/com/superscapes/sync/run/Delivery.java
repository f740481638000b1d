package com.superscapes.sync.run;

import java.util.List;

/**
 * The files of a batch that are versions of the same thing, nearly always one.
 *
 * @param files  as planned
 * @param stored the same as recorded
 */
record Delivery(String sourceSystem, String content, String name, List<PlannedFile> files,
        List<BatchStore.StoredFile> stored) {

    /** Rows that were in the warehouse already. */
    long unchanged() {
        return stored.stream().mapToLong(file -> file.counts().unchanged()).sum();
    }

    /** True when every file was read to its end. */
    boolean whole() {
        return stored.stream().allMatch(file -> file.state().equals("loaded"));
    }

    /** The file that stands for it: complaints and claims are its. */
    long fileId() {
        return stored.getLast().fileId();
    }

    /** For people. */
    String fileName() {
        return stored.getLast().name();
    }
}
