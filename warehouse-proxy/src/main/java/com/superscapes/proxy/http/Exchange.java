package com.superscapes.proxy.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.superscapes.api.error.ErrorCode;
import com.superscapes.proxy.audit.AuditRecord;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.json.Json;
import com.superscapes.proxy.session.Caller;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request on its way through a route, and what the audit record will say about it. */
public final class Exchange {

    private static final int LARGEST_BODY = 256 * 1024;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final HeaderName DEADLINE = HeaderNames.create("X-Deadline-Ms");

    private final ServerRequest request;
    private final String requestId;
    private Consumer<Exchange> intent = exchange -> {
    };
    private boolean announced;
    private boolean sensitive;
    private @Nullable Caller caller;
    private @Nullable String actor;
    private @Nullable String object;
    private Map<String, ?> parameters = Map.of();
    private @Nullable Long rows;
    private @Nullable Long batch;
    private @Nullable Long bytes;

    Exchange(ServerRequest request, String requestId) {
        this.request = request;
        this.requestId = requestId;
    }

    /** The JSON body; unknown fields and wrong types name the field. */
    public <T> T body(Class<T> type) {
        try (InputStream content = request.content().inputStream()) {
            byte[] bytes = content.readNBytes(LARGEST_BODY + 1);
            if (bytes.length > LARGEST_BODY) {
                throw new ApiException(ErrorCode.TOO_LARGE, "The request is larger than 256 KB.", null);
            }
            T body = Json.MAPPER.readValue(bytes, type);
            if (body == null) {
                throw ApiException.badRequest("body", "The request has no body.");
            }
            return body;
        } catch (UnrecognizedPropertyException unknown) {
            throw ApiException.unknownField(unknown.getPropertyName(),
                    "There is no field " + unknown.getPropertyName() + " in this request.");
        } catch (JsonMappingException wrong) {
            String field = wrong.getPath().isEmpty() ? "body" : wrong.getPath().getFirst().getFieldName();
            throw ApiException.badRequest(field, "The field " + field + " can't be read.");
        } catch (JsonProcessingException malformed) {
            throw ApiException.badRequest("body", "The request is not JSON.");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** A part of the path named in the route. */
    public String path(String name) {
        return request.path().pathParameters().get(name);
    }

    /** A query parameter, or null. */
    public @Nullable String parameter(String name) {
        return request.query().contains(name) ? request.query().get(name) : null;
    }

    /** Who asks. @throws IllegalStateException on a route that needs no sign-in */
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("This route has no caller");
        }
        return caller;
    }

    /** What is asked for, for the audit record; said before the answer is tried. */
    public void about(@Nullable String what, Map<String, ?> details) {
        object = what;
        parameters = details;
        if (!announced) {
            announced = true;
            if (sensitive) {
                intent.accept(this);
            }
        }
    }

    /** What is asked for is recorded before it is done, too; said before {@link #about}. */
    public void sensitive() {
        sensitive = true;
    }

    boolean isSensitive() {
        return sensitive;
    }

    /** What happens, once, as soon as a sensitive route has said what it is about. */
    void beforeWork(Consumer<Exchange> record) {
        intent = record;
    }

    /** True once the route has said what it is about. */
    boolean announced() {
        return announced;
    }

    /** What the client calls itself, for a list of sessions. */
    public String client() {
        return request.headers().first(HeaderNames.USER_AGENT).orElse("");
    }

    /** Who signs in, for the audit record. */
    public void actor(@Nullable String login) {
        actor = login;
    }

    /** What is answered, for the audit record. */
    public void answered(long rowCount, long dataBatch) {
        rows = rowCount;
        batch = dataBatch;
    }

    /** How much of a streamed answer was made, for the audit record. */
    void sent(long size) {
        bytes = size;
    }

    /** How long the client waits for an answer, as far as it says so in a header that can be read. */
    Duration longest() {
        String said = request.headers().first(DEADLINE).orElse("");
        return !said.isEmpty() && said.matches("[0-9]{1,9}") && Long.parseLong(said) < LONGEST.toMillis()
                ? Duration.ofMillis(Long.parseLong(said))
                : LONGEST;
    }

    void caller(Caller signedIn) {
        caller = signedIn;
    }

    @Nullable
    Caller signedIn() {
        return caller;
    }

    /** Unique over all servers; the support code is made from it. */
    public String requestId() {
        return requestId;
    }

    /** The client's address. */
    // By number: looking up the name of every client would wait for somebody's name server.
    public String address() {
        return request.remotePeer().address() instanceof InetSocketAddress client && client.getAddress() != null
                ? client.getAddress().getHostAddress()
                : "";
    }

    @Nullable
    String bearer() {
        String header = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
        return header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : null;
    }

    AuditRecord audit(String code, String outcome, int milliseconds) {
        Caller who = caller;
        Map<String, Object> details = new LinkedHashMap<>(parameters);
        if (bytes != null) {
            details.put("bytes", bytes);
        }
        String name = who != null ? who.login() : actor != null ? actor : "anonymous";
        return new AuditRecord(name, who == null ? null : who.role().id(),
                who == null ? null : who.sessionId(), requestId, address(), code, object, details, outcome, rows,
                batch, milliseconds);
    }
}
