package com.superscapes.api.export;

/**
 * Told to the server before a file is written or a page printed: no record, no export.
 *
 * @param object what leaves, for example "trial-balance" or "ledger-lines"
 * @param format xlsx, csv, pdf, clipboard or print
 * @param rows   rows in it
 * @param batch  the batch its figures come from
 */
public record ExportNotice(String object, String format, long rows, long batch) {
}
