package com.superscapes.api.report;

import com.superscapes.api.proof.Proof;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a report; the same object feeds screen, XLSX, CSV and PDF.
 *
 * @param parameters as they were used, defaults filled in, in the form they are sent in
 * @param entity     company or companies and the branches, for people
 * @param period     for people, for example "As of Oct 31, 2026"
 * @param currency   ISO 4217, of every amount; empty when the report has none
 * @param decimals   places that amounts show, 0 for estimates in whole units; the values keep their cents
 * @param rows       details with their subtotals and headings, in order
 * @param totals     over all rows, also those that a cap left out; ratios recomputed, never summed
 * @param notes      what a reader must know, in sentences
 * @param trueCount  detail rows there were before the cap
 * @param truncated  where the cap has cut: how much is here; null where all is
 * @param chart      null for none
 */
public record ReportResult(String code, String title, Map<String, String> parameters, String entity, String period,
        String currency, int decimals, List<ResultColumn> columns, List<ResultRow> rows, List<ResultRow> totals,
        List<String> notes,
        long trueCount, @Nullable Truncated truncated, @Nullable ResultChart chart, Proof proof) {
}
