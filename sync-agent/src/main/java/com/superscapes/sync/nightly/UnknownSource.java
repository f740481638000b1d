package com.superscapes.sync.nightly;

import java.util.List;

/** A command names a source that the configuration does not have. */
public final class UnknownSource extends Exception {

    public UnknownSource(String name, List<String> known) {
        super("The configuration has no source '" + name + "'; it has " + String.join(", ", known) + ".");
    }
}
