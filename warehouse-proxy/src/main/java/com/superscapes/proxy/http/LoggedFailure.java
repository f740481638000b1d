package com.superscapes.proxy.http;

import com.superscapes.proxy.error.ApiException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A failure as the log may know it: what threw it and where. Messages repeat what was asked, so only our own sentences stay. */
final class LoggedFailure extends Throwable {

    private static final long serialVersionUID = 1L;
    private static final int MOST_FRAMES = 20;

    private LoggedFailure(String said, @Nullable Throwable cause, StackTraceElement[] where) {
        super(said, cause, false, true);
        setStackTrace(Arrays.copyOf(where, Math.min(where.length, MOST_FRAMES)));
    }

    static LoggedFailure of(Throwable failure) {
        return of(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static LoggedFailure of(Throwable failure, Set<Throwable> seen) {
        seen.add(failure);
        Throwable cause = failure.getCause();
        return new LoggedFailure(said(failure), cause == null || seen.contains(cause) ? null : of(cause, seen),
                failure.getStackTrace());
    }

    private static String said(Throwable failure) {
        String name = failure.getClass().getName();
        return switch (failure) {
            case SQLException database -> name + " " + database.getSQLState();
            case ApiException known -> name + " " + known.code();
            default -> name;
        };
    }

    /** The class that failed stands in the message. */
    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
