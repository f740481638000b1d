package com.superscapes.proxy.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failure below a route says about the database. */
public final class DatabaseFailures {

    private static final Set<String> AGAIN = Set.of("57P01", "57P02", "57P03", "40001");
    private static final String NO_CLAIM = "No figures without a valid claim";

    private DatabaseFailures() {
    }

    /** The database's own exception; null when it is none of its failures. */
    public static @Nullable SQLException cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database) {
                return database;
            }
        }
        return null;
    }

    /** SQLSTATE, or "" */
    public static String state(Throwable failure) {
        SQLException database = cause(failure);
        return database == null || database.getSQLState() == null ? "" : database.getSQLState();
    }

    /**
     * True when the same reading may succeed a moment later: its connection broke, the server is restarting, or a standby had to
     * choose. Not when no connection could be had at all: that was waited for already.
     */
    static boolean worthAnotherTry(Throwable failure) {
        String state = state(failure);
        return !(cause(failure) instanceof SQLTransientConnectionException)
                && (state.startsWith("08") || AGAIN.contains(state));
    }

    /** True when no connection could be had, or the one that was had broke: whatever else is read now ends alike. */
    static boolean away(Throwable failure) {
        return cause(failure) instanceof SQLTransientException || worthAnotherTry(failure);
    }

    /** True when the database knows no such seal: its clock was set, or it is another server that never heard of the key. */
    static boolean sealRefused(Throwable failure) {
        SQLException database = cause(failure);
        String message = database == null ? null : database.getMessage();
        return state(failure).equals("42501") && message != null && message.contains(NO_CLAIM);
    }
}
