package com.superscapes.api.report;

import java.util.List;

/**
 * An entry of the report catalogue, as far as the caller may run it.
 *
 * @param code           stable, for example ar-ageing
 * @param group          stable code of the group it stands in, for example receivables
 * @param groupTitle     for people, for example "Receivables"
 * @param title          for people
 * @param definition     what it shows, in words, with its formulas and what they leave out
 * @param clock          which of the three dates it goes by
 * @param listed         false for pages that only make sense opened from another report
 * @param entityWideOnly true when a caller limited to branches may not run it
 * @param roles          ids of the roles that may run it
 */
public record ReportInfo(String code, String group, String groupTitle, String title, String definition,
        ReportClock clock, List<ReportParameter> parameters, boolean listed, boolean entityWideOnly,
        List<String> roles) {
}
