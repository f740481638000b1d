package com.superscapes.reports.format;

import java.util.regex.Pattern;

/** Finds text that a spreadsheet would run as a formula. */
public final class FormulaGuard {

    /** Includes the full-width signs that spreadsheets in some languages take for formulas. */
    private static final String STARTERS = "=+-@\t\r\n|%\uff1d\uff0b\uff0d\uff20";
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private FormulaGuard() {
    }

    /** True when the text starts like a formula, blanks aside, and is not just a number. */
    public static boolean dangerous(String text) {
        if (text.isEmpty() || PLAIN_NUMBER.matcher(text).matches()) {
            return false;
        }
        String start = text.stripLeading();
        return STARTERS.indexOf(text.charAt(0)) >= 0 || (!start.isEmpty() && STARTERS.indexOf(start.charAt(0)) >= 0);
    }

    /** The text as it may stand in a CSV cell: with an apostrophe in front where it would run. */
    public static String neutral(String text) {
        return dangerous(text) ? "'" + text : text;
    }
}
