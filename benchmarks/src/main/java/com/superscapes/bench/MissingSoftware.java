package com.superscapes.bench;

/** A bench needs something that this machine does not have; the message says what to install. */
public final class MissingSoftware extends Exception {

    private static final long serialVersionUID = 1L;

    public MissingSoftware(String message) {
        super(message);
    }
}
