package com.superscapes.desktop.provider;

/** The system's own browser; what a user types into it never passes through this client. */
@FunctionalInterface
public interface Browser {

    /** Opens a page, and does not wait for it. */
    void open(String address);
}
