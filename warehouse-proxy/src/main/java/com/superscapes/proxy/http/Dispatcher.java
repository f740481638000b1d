package com.superscapes.proxy.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.superscapes.api.error.ApiError;
import com.superscapes.api.error.ErrorCode;
import com.superscapes.proxy.audit.AuditLog;
import com.superscapes.proxy.drain.Drain;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.json.Json;
import com.superscapes.proxy.limit.RequestLimits;
import com.superscapes.proxy.session.Caller;
import com.superscapes.proxy.session.Sessions;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Takes every request through the same steps: sign-in, limits, the route's work, the audit record, and only then the answer. */
public final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sessions sessions;
    private final RequestLimits limits;
    private final AuditLog audit;
    private final Drain drain;
    private final MeterRegistry meters;

    public Dispatcher(Sessions sessions, RequestLimits limits, AuditLog audit, Drain drain, MeterRegistry meters) {
        this.drain = drain;
        this.sessions = sessions;
        this.limits = limits;
        this.audit = audit;
        this.meters = meters;
    }

    /** An answer ready to leave. */
    private record Answer(int status, byte[] body) {
    }

    /** Answers one request. */
    public void handle(Route route, ServerRequest request, ServerResponse response) {
        long start = System.nanoTime();
        Exchange exchange = new Exchange(request, newRequestId());
        drain.enter();
        MDC.put("supportCode", exchange.requestId());
        try {
            Answer answer = answer(route, exchange, start);
            meters.timer("http.requests", "route", route.code(), "status", Integer.toString(answer.status()))
                    .record(Duration.ofNanos(System.nanoTime() - start));
            send(answer, exchange, response);
        } finally {
            MDC.remove("supportCode");
            drain.leave();
        }
    }

    private Answer answer(Route route, Exchange exchange, long start) {
        Answer answer;
        String outcome = "ok";
        try {
            admit(route, exchange);
            if (route.intent()) {
                exchange.beforeWork(about -> intend(route, about));
            }
            Object body = work(route, exchange);
            if (route.intent() && !exchange.announced()) {
                throw new IllegalStateException("The route " + route.path() + " never said what it is about");
            }
            answer = new Answer(body == null ? 204 : 200, body == null ? new byte[0] : json(body));
        } catch (RuntimeException failure) {
            ApiException refusal = refusal(failure);
            outcome = Failures.outcome(refusal.code());
            answer = error(refusal, exchange);
        }
        try {
            audit.append(exchange.audit(route.code(), outcome, (int) ((System.nanoTime() - start) / 1_000_000)));
            return answer;
        } catch (RuntimeException notRecorded) {
            return error(withheld(notRecorded), exchange);
        }
    }

    private @Nullable Object work(Route route, Exchange exchange) {
        Caller caller = exchange.signedIn();
        if (caller == null) {
            return route.answer().apply(exchange);
        }
        return route.export()
                ? limits.exporting(caller.login(), () -> route.answer().apply(exchange))
                : limits.within(caller.login(), () -> route.answer().apply(exchange));
    }

    /** What is sensitive is not even begun without a durable record. */
    private void intend(Route route, Exchange exchange) {
        try {
            audit.append(exchange.audit(route.code(), AuditLog.INTENT, 0));
        } catch (RuntimeException notRecorded) {
            throw withheld(notRecorded);
        }
    }

    private static ApiException withheld(RuntimeException notRecorded) {
        LOG.error("No audit record could be written, so the answer is withheld", notRecorded);
        return ApiException.unavailable("The server can't record this request, so it doesn't answer it.");
    }

    // An address that isn't signed in gets its own limit, so that failing costs nobody else anything.
    private void admit(Route route, Exchange exchange) {
        String bearer = exchange.bearer();
        if (route.open() || bearer == null) {
            limits.take("address " + exchange.address());
            if (!route.open()) {
                throw new ApiException(ErrorCode.SIGN_IN_REQUIRED, "Sign in first.", null);
            }
            return;
        }
        Caller caller = sessions.caller(bearer);
        exchange.caller(caller);
        limits.take("user " + caller.login());
    }

    private static ApiException refusal(RuntimeException failure) {
        ApiException refusal = Failures.of(failure);
        if (refusal != failure) {
            LOG.error("The request failed", failure);
        }
        return refusal;
    }

    private static Answer error(ApiException refusal, Exchange exchange) {
        String message = refusal.getMessage() == null ? "" : refusal.getMessage();
        return new Answer(refusal.code().status(),
                json(new ApiError(refusal.code(), message, exchange.requestId(), refusal.field())));
    }

    private void send(Answer answer, Exchange exchange, ServerResponse response) {
        if (drain.begun()) {
            // The next request of this client goes to another server.
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        response.status(Status.create(answer.status())).header(HeaderNames.CACHE_CONTROL, "no-store")
                .header(HeaderNames.create("X-Request-Id"), exchange.requestId())
                .header(HeaderNames.STRICT_TRANSPORT_SECURITY, "max-age=31536000")
                .header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
        if (answer.status() == 429 || answer.status() == 503) {
            response.header(HeaderNames.RETRY_AFTER, "1");
        }
        if (answer.status() != 204) {
            response.header(HeaderNames.CONTENT_TYPE, "application/json");
        }
        response.send(answer.body());
    }

    private static byte[] json(Object body) {
        try {
            return Json.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String newRequestId() {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
