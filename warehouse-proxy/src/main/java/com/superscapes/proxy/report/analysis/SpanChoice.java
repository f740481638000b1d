package com.superscapes.proxy.report.analysis;

import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.proxy.measure.Periods;
import com.superscapes.proxy.report.Members;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.ReportRun;

/** The periods of a report: its period alone, the year so far, or twelve months. */
final class SpanChoice {

    static final Parameter<String> SPAN = Parameter.choice("span", "Months", new Choice("ytd", "Year to date"),
            new Choice("month", "Month"), new Choice("twelve", "12 months"));

    private SpanChoice() {
    }

    static PeriodRange of(ReportRun run) {
        int key = run.get(Parameters.PERIOD).key();
        return switch (run.get(SPAN)) {
            case "month" -> new PeriodRange(key, key);
            case "twelve" -> Periods.trailingTwelve(key);
            default -> new PeriodRange(Periods.yearStart(key), key);
        };
    }

    /** For people: "Year to date through Oct 2026". */
    static String words(ReportRun run) {
        Members.Period period = run.get(Parameters.PERIOD);
        return switch (run.get(SPAN)) {
            case "month" -> period.name();
            case "twelve" -> "12 months through " + period.name();
            default -> "Year to date through " + period.name();
        };
    }
}
