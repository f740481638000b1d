package com.superscapes.sync.csv;

import com.superscapes.sync.source.UnreadableSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How dates and amounts are written, from a sample of them; where a sample cannot tell, the user must. */
final class NotationGuess {

    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

    private final String name;
    private final List<String> notes;

    NotationGuess(String name, List<String> notes) {
        this.name = name;
        this.notes = notes;
    }

    /** A comma before one or two last digits is a decimal sign, unless a point is seen in that place. */
    char decimal(List<String> amounts) {
        boolean comma = amounts.stream().anyMatch(amount -> amount.matches(".*\\d,\\d{1,2}-?"));
        boolean point = amounts.stream().anyMatch(amount -> amount.matches(".*\\d\\.\\d{1,2}-?"));
        if (comma && !point) {
            notes.add("Amounts of " + name + " were read with a decimal comma.");
            return ',';
        }
        return '.';
    }

    /** @throws UnreadableSource if day and month cannot be told apart */
    String date(List<String> dates) throws UnreadableSource {
        String first = dates.stream().findFirst().orElse("");
        if (first.matches("\\d{8}")) {
            return "yyyyMMdd";
        }
        if (first.matches("\\d{1,2}\\.\\d{1,2}\\.\\d{4}")) {
            return "d.M.yyyy";
        }
        return SLASHED.matcher(first).matches() ? slashed(dates) : "yyyy-MM-dd";
    }

    private String slashed(List<String> dates) throws UnreadableSource {
        boolean dayFirst = false;
        boolean monthFirst = false;
        for (String date : dates) {
            Matcher matcher = SLASHED.matcher(date);
            if (matcher.matches()) {
                dayFirst |= Integer.parseInt(matcher.group(1)) > 12;
                monthFirst |= Integer.parseInt(matcher.group(2)) > 12;
            }
        }
        if (dayFirst == monthFirst) {
            throw new UnreadableSource(name, 2L, "date", "ambiguous-date",
                    "the dates do not tell day from month; say which with --mapping FILE and a date format");
        }
        String pattern = dayFirst ? "d/M/yyyy" : "M/d/yyyy";
        notes.add("Dates of " + name + " were read as " + pattern + ".");
        return pattern;
    }
}
