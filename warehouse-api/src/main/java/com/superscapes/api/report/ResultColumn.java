package com.superscapes.api.report;

/**
 * @param code   stable, unique in the report
 * @param label  first line of the head
 * @param under  second line of the head; may be empty
 * @param hidden true when it is shown only if the reader asks for it
 */
public record ResultColumn(String code, String label, String under, Kind kind, boolean hidden) {

    /**
     * What the cells hold: MONEY and VARIANCE (better/(worse) by the row's polarity) are in the report's currency; QUANTITY
     * and RATIO are decimals, PERCENT a ratio where 0.05 is 5 %, POINTS a difference of two of them; decimals come as strings. FLAG is true or false.
     */
    public enum Kind {
        TEXT, DATE, MONEY, VARIANCE, QUANTITY, PERCENT, POINTS, RATIO, COUNT, FLAG
    }
}
