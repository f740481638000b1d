package com.superscapes.sync.secret;

/** A password or the like. Only {@link #reveal} gives it out; wherever it is printed it says nothing. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The value, for the call that needs it and nothing else. */
    public String reveal() {
        return value;
    }

    /** The text without the value, should a driver have put it into a message. */
    public String hideIn(String text) {
        return value.isEmpty() ? text : text.replace(value, "********");
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
