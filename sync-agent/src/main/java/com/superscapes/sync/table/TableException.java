package com.superscapes.sync.table;

/** A database that cannot be reached, read or read on. The message is one sentence without secrets. */
public final class TableException extends Exception {

    private final String sqlState;

    public TableException(String sentence, String sqlState) {
        super(sentence);
        this.sqlState = sqlState;
    }

    public TableException(String sentence, String sqlState, Throwable cause) {
        super(sentence, cause);
        this.sqlState = sqlState;
    }

    /** Five characters of ISO 9075, such as 28000 for a refused login; empty when there is none. */
    public String sqlState() {
        return sqlState;
    }
}
