package com.superscapes.proxy.statement;

/** A template that would count an account twice, or names a row that isn't there. */
public final class InvalidTemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidTemplateException(String message) {
        super(message);
    }
}
