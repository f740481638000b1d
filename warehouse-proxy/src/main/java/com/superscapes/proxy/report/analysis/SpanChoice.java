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

    /** The same without the 12 months, for what is set once for a fiscal year. */
    static final Parameter<String> WITHIN_YEAR = Parameter.choice("span", "Months", new Choice("ytd", "Year to date"),
            new Choice("month", "Month"));

    private SpanChoice() {
    }

    static PeriodRange of(ReportRun run) {
        return of(run, SPAN);
    }

    /** By one of the parameters above. */
    static PeriodRange of(ReportRun run, Parameter<String> span) {
        int key = run.get(Parameters.PERIOD).key();
        return switch (run.get(span)) {
            case "month" -> new PeriodRange(key, key);
            case "twelve" -> Periods.trailingTwelve(key);
            default -> new PeriodRange(Periods.yearStart(key), key);
        };
    }

    /** For people: "Year to date through Oct 2026". */
    static String words(ReportRun run) {
        return words(run, SPAN);
    }

    /** The same by one of the parameters above. */
    static String words(ReportRun run, Parameter<String> span) {
        Members.Period period = run.get(Parameters.PERIOD);
        return switch (run.get(span)) {
            case "month" -> period.name();
            case "twelve" -> "12 months through " + period.name();
            default -> "Year to date through " + period.name();
        };
    }
}
