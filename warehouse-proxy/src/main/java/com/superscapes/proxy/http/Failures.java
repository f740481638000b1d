package com.superscapes.proxy.http;

import com.superscapes.api.error.ErrorCode;
import com.superscapes.proxy.database.DatabaseFailures;
import com.superscapes.proxy.database.LaneBusyException;
import com.superscapes.proxy.error.ApiException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;

/** What went wrong below a route, as a refusal; the database's own words never leave. */
public final class Failures {

    private Failures() {
    }

    static ApiException of(RuntimeException failure) {
        if (failure instanceof ApiException known) {
            return known;
        }
        if (DatabaseFailures.cause(failure) instanceof LaneBusyException) {
            return ApiException.unavailable("The server is busy. Try again in a second.");
        }
        if (databaseAway(failure)) {
            return ApiException.unavailable("The database can't be reached. Try again in a moment.");
        }
        String state = DatabaseFailures.state(failure);
        if (state.equals("57014")) {
            return new ApiException(ErrorCode.TIMED_OUT, "This took too long. Ask for fewer periods or rows.", null);
        }
        if (state.equals("55P03")) {
            return ApiException.unavailable("The data is being changed at this moment. Try again in a second.");
        }
        return new ApiException(ErrorCode.INTERNAL, "Something went wrong on the server. Quote the support code.",
                null);
    }

    /** True when the database could not be asked: no connection, one that broke, or a server that stops or has no room. */
    public static boolean databaseAway(Throwable failure) {
        SQLException database = DatabaseFailures.cause(failure);
        String state = DatabaseFailures.state(failure);
        boolean unreached = database instanceof SQLTransientConnectionException
                && !(database instanceof LaneBusyException);
        return unreached || state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }

    /** What a request is refused with that its client or its deadline ended. */
    static ApiException ended(ErrorCode why) {
        return new ApiException(why,
                why == ErrorCode.TIMED_OUT
                        ? "This took longer than the request allows."
                        : "The client went away before the answer.",
                null);
    }

    /** For people and HTTP, for example "not-found". */
    static String outcome(ErrorCode code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
