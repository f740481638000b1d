package com.superscapes.proxy.http;

import com.superscapes.proxy.database.DatabaseFailures;
import com.superscapes.proxy.session.Caller;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * A line of the server's log for every request: who, which route, how it ended, how long it took. What was asked never stands in it,
 * nor what a database says of it: a failure is its classes, its SQLSTATE and where it happened.
 */
final class RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger("com.superscapes.proxy.request");
    private static final int SERVER_ERROR = 500;

    private RequestLog() {
    }

    /** What is logged until {@link #end} carries the request's id and its support code. */
    static void begin(Exchange exchange) {
        MDC.put("requestId", exchange.requestId());
        MDC.put("supportCode", SupportCode.of(exchange.requestId()));
    }

    /** @param failure what an error comes from; null when it is known by its status alone */
    static void end(Route route, Exchange exchange, int status, long milliseconds, @Nullable Throwable failure) {
        Caller caller = exchange.signedIn();
        LoggingEventBuilder line = LOG.atLevel(status < SERVER_ERROR ? Level.INFO : Level.ERROR)
                .addKeyValue("login", caller == null ? "" : caller.login()).addKeyValue("route", route.code())
                .addKeyValue("status", status).addKeyValue("ms", milliseconds);
        if (status >= SERVER_ERROR && failure != null) {
            line = line.addKeyValue("sqlState", DatabaseFailures.state(failure)).setCause(LoggedFailure.of(failure));
        }
        line.log(status < SERVER_ERROR ? "Answered" : "Failed");
        MDC.remove("requestId");
        MDC.remove("supportCode");
    }
}
