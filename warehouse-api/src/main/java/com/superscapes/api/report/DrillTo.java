package com.superscapes.api.report;

import java.util.Map;

/**
 * Where a cell leads.
 *
 * @param target     REPORT: its code; ENTRY: a line-id; LINES: empty
 * @param parameters REPORT: its parameters; LINES: account, company, branch, division, currency (codes, several with commas
 *                   between) and from and to, period keys
 * @param title      of the place, for the breadcrumb
 */
public record DrillTo(Kind kind, String target, Map<String, String> parameters, String title) {

    public enum Kind {
        REPORT, LINES, ENTRY
    }

    /** Another report. */
    public static DrillTo report(String code, Map<String, String> parameters, String title) {
        return new DrillTo(Kind.REPORT, code, parameters, title);
    }

    /** Ledger lines. */
    public static DrillTo lines(Map<String, String> parameters, String title) {
        return new DrillTo(Kind.LINES, "", parameters, title);
    }

    /** One entry whole. */
    public static DrillTo entry(String lineId, String title) {
        return new DrillTo(Kind.ENTRY, lineId, Map.of(), title);
    }
}
