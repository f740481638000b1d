package com.superscapes.sync.mapping;

/** A mapping file that cannot be used; the message names file, line and what to write instead. */
public final class BadMapping extends RuntimeException {

    private final String file;
    private final int line;
    private final String reason;

    public BadMapping(String file, int line, String reason) {
        super(file + ", line " + line + ": " + reason);
        this.file = file;
        this.line = line;
        this.reason = reason;
    }

    public String file() {
        return file;
    }

    /** 1-based. */
    public int line() {
        return line;
    }

    public String reason() {
        return reason;
    }
}
