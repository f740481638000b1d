package com.superscapes.proxy.http;

import com.superscapes.api.error.ErrorCode;
import com.superscapes.proxy.database.DatabaseFailures;
import com.superscapes.proxy.database.LaneBusyException;
import com.superscapes.proxy.error.ApiException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;

/** What went wrong below a route, as a refusal; the database's own words never leave. */
final class Failures {

    private Failures() {
    }

    static ApiException of(RuntimeException failure) {
        if (failure instanceof ApiException known) {
            return known;
        }
        SQLException database = DatabaseFailures.cause(failure);
        if (database instanceof LaneBusyException) {
            return ApiException.unavailable("The server is busy. Try again in a second.");
        }
        if (database instanceof SQLTransientConnectionException) {
            return ApiException.unavailable("The database can't be reached. Try again in a moment.");
        }
        String state = DatabaseFailures.state(failure);
        if (state.equals("57014")) {
            return new ApiException(ErrorCode.TIMED_OUT, "This took too long. Ask for fewer periods or rows.", null);
        }
        if (state.equals("55P03")) {
            return ApiException.unavailable("The data is being changed at this moment. Try again in a second.");
        }
        if (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P")) {
            return ApiException.unavailable("The database can't be reached. Try again in a moment.");
        }
        return new ApiException(ErrorCode.INTERNAL, "Something went wrong on the server. Quote the support code.",
                null);
    }

    /** For people and HTTP, for example "not-found". */
    static String outcome(ErrorCode code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
