package com.superscapes.sync.model;

/** What a field of a record holds; the Java type of its value is in brackets. */
public enum FieldType {
    /** Any text [String]. */
    TEXT,
    /** One of the field's words [String]. */
    WORD,
    /** A whole number [Integer]. */
    WHOLE,
    /** Money, four decimals [BigDecimal]. */
    AMOUNT,
    /** Hours, units or a rate, four decimals [BigDecimal]. */
    QUANTITY,
    /** A day [LocalDate]. */
    DATE,
    /** Yes or no [Boolean]. */
    FLAG,
    /** A member by its source's own id [String]; null is unassigned. */
    REFERENCE
}
