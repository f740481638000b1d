package com.superscapes.proxy.statement;

import org.jspecify.annotations.Nullable;

/** A template that would count an account twice, or names a row that isn't there. */
public final class InvalidTemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String row;

    InvalidTemplateException(String message) {
        super(message);
        row = null;
    }

    /** @param row id of the row to mend */
    InvalidTemplateException(String row, String message) {
        super(message);
        this.row = row;
    }

    /** Id of the row to mend; null when it is none in particular. */
    @Nullable
    String row() {
        return row;
    }
}
