package com.superscapes.proxy.check;

import java.util.List;

/** The server refuses to serve: the database would let a reader see more than it may. */
public final class UnsafeDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsafeDatabaseException(List<String> problems) {
        super("The server does not start, since figures could leak: " + String.join("; ", problems));
    }
}
