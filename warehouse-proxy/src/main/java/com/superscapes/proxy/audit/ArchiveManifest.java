package com.superscapes.proxy.audit;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What an archive file must be.
 *
 * @param format    superscapes-audit-1
 * @param month     for example 2026-10
 * @param file      name of the file beside the manifest
 * @param records   lines in it
 * @param sha256    of the file, in hex
 * @param chain     SHA-256 over the records' own hashes in the file's order, in hex
 * @param keepUntil may be deleted from this day on
 * @param madeAt    UTC
 */
record ArchiveManifest(String format, String month, String file, long records, String sha256, String chain,
        LocalDate keepUntil, Instant madeAt) {

    static final String FORMAT = "superscapes-audit-1";
}
