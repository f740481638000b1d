package com.superscapes.api.money;

/** Thrown when two amounts of different currencies meet in one sum. */
public final class MixedCurrencyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public MixedCurrencyException(String one, String other) {
        super("Amounts in " + one + " and " + other + " can't be added");
    }
}
