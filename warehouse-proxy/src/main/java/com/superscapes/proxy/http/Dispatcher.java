package com.superscapes.proxy.http;

import com.superscapes.api.error.ApiError;
import com.superscapes.api.error.ErrorCode;
import com.superscapes.proxy.audit.AuditLog;
import com.superscapes.proxy.audit.AuditRecord;
import com.superscapes.proxy.cancel.RequestWatch;
import com.superscapes.proxy.cancel.RunningRequest;
import com.superscapes.proxy.drain.Drain;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.json.Json;
import com.superscapes.proxy.limit.RequestLimits;
import com.superscapes.proxy.session.Caller;
import com.superscapes.proxy.session.Sessions;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Takes every request through the same steps: sign-in, limits, the route's work, the audit record, and only then the answer. */
public final class Dispatcher {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HeaderName AS_OF = HeaderNames.create("X-Figures-As-Of");
    private static final HeaderName STALE = HeaderNames.create("X-Figures-Stale");
    private static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");
    private static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");
    private static final Header TRANSPORT = HeaderValues.createCached(HeaderNames.STRICT_TRANSPORT_SECURITY,
            "max-age=31536000");
    private static final Header NO_SNIFF = HeaderValues.createCached("X-Content-Type-Options", "nosniff");

    private final Sessions sessions;
    private final RequestLimits limits;
    private final AuditLog audit;
    private final RequestWatch watch;
    private final Drain drain;
    private final MeterRegistry meters;

    public Dispatcher(Sessions sessions, RequestLimits limits, AuditLog audit, RequestWatch watch, Drain drain,
            MeterRegistry meters) {
        this.drain = drain;
        this.sessions = sessions;
        this.limits = limits;
        this.audit = audit;
        this.watch = watch;
        this.meters = meters;
    }

    /**
     * An answer ready to leave, or one that left as it was made, but for its end.
     *
     * @param figures those it has, with their moment
     * @param failure what it failed of
     * @param retryAfter seconds, said with 429 and 503
     */
    private record Answer(int status, byte[] body, @Nullable RenderedAnswer figures, @Nullable Throwable failure,
            boolean streamed, long retryAfter) {

        Answer(int status, byte[] body, @Nullable RenderedAnswer figures) {
            this(status, body, figures, null, false, 0);
        }
    }

    /** Answers one request. */
    public void handle(Route route, ServerRequest request, ServerResponse response) {
        long start = System.nanoTime();
        Exchange exchange = new Exchange(request, newRequestId());
        drain.enter();
        RequestLog.begin(exchange);
        try {
            StreamedBody stream = new StreamedBody(file -> open(file, exchange, response));
            Answer answer = watch.during(exchange.longest(), () -> answer(route, exchange, stream, start));
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            meters.timer("http.requests", "route", route.code(), "status", Integer.toString(answer.status()))
                    .record(took);
            RequestLog.end(route, exchange, answer.status(), took.toMillis(), answer.failure());
            if (answer.streamed()) {
                stream.finish();
            } else if (stream.begun()) {
                // Without its last chunk the client knows that the answer was cut off.
                throw new CloseConnectionException("An answer was cut off");
            } else {
                send(answer, exchange, response);
            }
        } finally {
            drain.leave();
        }
    }

    private Answer answer(Route route, Exchange exchange, StreamedBody stream, long start) {
        Answer answer;
        String outcome = "ok";
        try {
            admit(route, exchange);
            exchange.beforeWork(about -> intend(route, about));
            if (route.intent()) {
                exchange.sensitive();
            }
            Object body = work(route, exchange);
            if (route.intent() && !exchange.announced()) {
                throw new IllegalStateException("The route " + route.path() + " never said what it is about");
            }
            answer = body instanceof StreamedAnswer file ? streamed(file, exchange, stream) : answer(body);
        } catch (RuntimeException failure) {
            ErrorCode ended = RunningRequest.endedWith();
            ApiException refusal = ended == null ? Failures.of(failure) : Failures.ended(ended);
            outcome = Failures.outcome(refusal.code());
            answer = error(refusal, failure, exchange);
        }
        try {
            record(route, exchange, outcome, start);
            return answer;
        } catch (RuntimeException notRecorded) {
            return error(withheld(), notRecorded, exchange);
        }
    }

    private static Answer answer(@Nullable Object body) {
        return switch (body) {
            case null -> new Answer(204, new byte[0], null);
            case RenderedAnswer figures -> new Answer(200, figures.json(), figures);
            default -> new Answer(200, Json.bytes(body), null);
        };
    }

    private static Answer streamed(StreamedAnswer file, Exchange exchange, StreamedBody stream) {
        try {
            stream.open(file);
            file.body().writeTo(stream);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } finally {
            exchange.sent(stream.bytes());
        }
        return new Answer(200, new byte[0], null, null, true, 0);
    }

    private void record(Route route, Exchange exchange, String outcome, long start) {
        AuditRecord record = exchange.audit(route.code(), outcome, (int) ((System.nanoTime() - start) / 1_000_000));
        if (route.dashboard() && !exchange.isSensitive()) {
            audit.appendOrSpool(record);
        } else {
            audit.append(record);
        }
    }

    private @Nullable Object work(Route route, Exchange exchange) {
        Caller caller = exchange.signedIn();
        return caller == null
                ? route.answer().apply(exchange)
                : limits.within(caller.login(), () -> route.answer().apply(exchange));
    }

    /** What is sensitive is not even begun without a durable record. */
    private void intend(Route route, Exchange exchange) {
        try {
            audit.append(exchange.audit(route.code(), AuditLog.INTENT, 0));
        } catch (RuntimeException notRecorded) {
            ApiException withheld = withheld();
            withheld.initCause(notRecorded);
            throw withheld;
        }
    }

    private static ApiException withheld() {
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

    private static Answer error(ApiException refusal, Throwable failure, Exchange exchange) {
        String message = refusal.getMessage() == null ? "" : refusal.getMessage();
        return new Answer(refusal.code().status(),
                Json.bytes(new ApiError(refusal.code(), message, SupportCode.of(exchange.requestId()),
                        refusal.field())),
                null, failure, false, refusal.retryAfter());
    }

    private void send(Answer answer, Exchange exchange, ServerResponse response) {
        head(response, answer.status(), exchange);
        if (answer.figures() != null) {
            response.header(AS_OF, answer.figures().asOf().toString());
            if (answer.figures().stale()) {
                response.header(STALE, "true");
            }
        }
        if (answer.status() == 429 || answer.status() == 503) {
            response.header(HeaderNames.RETRY_AFTER, Long.toString(answer.retryAfter()));
        }
        if (answer.status() != 204) {
            response.header(HeaderValues.CONTENT_TYPE_JSON);
        }
        response.send(answer.body());
    }

    private void head(ServerResponse response, int status, Exchange exchange) {
        if (drain.begun()) {
            // The next request of this client goes to another server.
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        response.status(Status.create(status)).header(NO_STORE).header(REQUEST_ID, exchange.requestId())
                .header(TRANSPORT).header(NO_SNIFF);
    }

    private OutputStream open(StreamedAnswer file, Exchange exchange, ServerResponse response) {
        head(response, 200, exchange);
        response.header(HeaderNames.CONTENT_TYPE, file.contentType()).header(HeaderNames.CONTENT_DISPOSITION,
                "attachment; filename=\"" + file.fileName() + "\"");
        return response.outputStream();
    }

    private static String newRequestId() {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
