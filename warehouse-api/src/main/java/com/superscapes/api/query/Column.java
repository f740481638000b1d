package com.superscapes.api.query;

/**
 * @param id   stable: a dimension or metric id, with the comparative after a dot
 * @param name for people
 * @param kind what the cells hold
 */
public record Column(String id, String name, Kind kind) {

    /**
     * Money, ratios, quantities (hours) and rates (money per quantity) are decimal strings on the wire; a ratio of 0.35 is
     * 35 %.
     */
    public enum Kind {
        TEXT, DATE, INTEGER, MONEY, RATIO, QUANTITY, RATE
    }
}
