package com.superscapes.reports;

/**
 * @param id      stable, unique in the report
 * @param head    first line of the head, such as the scenario or the field's name
 * @param subhead second line of the head, such as the period; may be empty
 * @param formula how it follows from other columns
 */
public record ReportColumn(String id, String head, String subhead, Kind kind, ColumnFormula formula) {

    /** MONEY: cents kept; VARIANCE: better/(worse) or change, in money; PERCENT: a ratio, 0.05 is 5 %; POINTS: a difference of two; INTEGER: a count; QUANTITY: hours, days, pieces. */
    public enum Kind {
        TEXT, DATE, INTEGER, MONEY, VARIANCE, PERCENT, POINTS, QUANTITY;

        /** True for what is right-aligned and adds up or divides. */
        public boolean numeric() {
            return this != TEXT && this != DATE;
        }

        /** True for amounts in the report's currency. */
        public boolean money() {
            return this == MONEY || this == VARIANCE;
        }
    }

    public static ReportColumn of(String id, String head, Kind kind) {
        return new ReportColumn(id, head, "", kind, ColumnFormula.NONE);
    }
}
