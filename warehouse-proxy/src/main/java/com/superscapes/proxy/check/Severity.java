package com.superscapes.proxy.check;

/** How bad a finding is. */
public enum Severity {
    /** As it should be. */
    OK,
    /** The server would serve, but something should be changed. */
    WARNING,
    /** The server would not start, not answer, or let somebody see what they must not. */
    ERROR
}
