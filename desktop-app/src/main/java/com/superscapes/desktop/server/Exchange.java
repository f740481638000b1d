package com.superscapes.desktop.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.superscapes.api.error.ApiError;
import com.superscapes.api.error.ErrorCode;
import com.superscapes.api.session.RefreshRequest;
import com.superscapes.api.session.Session;
import com.superscapes.desktop.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** One request and its answer: token, one refresh after 401, patience with a busy server for reads, errors as sentences. */
final class Exchange {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final int TRIES = 3;
    private static final long LONGEST_WAIT_SECONDS = 10;
    // A workbook's first byte comes when its last row has been read.
    private static final Duration LONGEST_FILE = Duration.ofMinutes(10);
    private final JsonMapper mapper = Json.mapper();
    private final HttpUrl server;
    private final OkHttpClient client;
    private final OkHttpClient patient;
    private volatile @Nullable Session session;
    private volatile Runnable ended = () -> {
    };
    private volatile Consumer<@Nullable Instant> figures = asOf -> {
    };

    Exchange(HttpUrl server, TrustedCertificate certificate) {
        this.server = server;
        client = new OkHttpClient.Builder().sslSocketFactory(certificate.sockets(), certificate.trust())
                .connectTimeout(Duration.ofSeconds(5)).readTimeout(Duration.ofSeconds(60)).followRedirects(false)
                .build();
        patient = client.newBuilder().readTimeout(LONGEST_FILE).build();
    }

    /** What is made of an answer that is no refusal. */
    private interface Reading<T> {

        T read(Response response) throws IOException;
    }

    void keep(Session granted) {
        session = granted;
    }

    void forget() {
        session = null;
    }

    void whenEnded(Runnable told) {
        ended = told;
    }

    void whenFiguresCome(Consumer<@Nullable Instant> told) {
        figures = told;
    }

    /** @param path may end in a query */
    <T> T get(String path, TypeReference<T> type) {
        return patiently(path, null, mapper.constructType(type));
    }

    /** A POST that only asks, so it may be repeated. */
    <T> T read(String path, Object body, Class<T> type) {
        return patiently(path, body, mapper.constructType(type));
    }

    /** A POST that changes something: sent once, apart from the repeat after a refreshed token. */
    <T> T post(String path, @Nullable Object body, Class<T> type) {
        return answer(client, path, new Once(body), json(mapper.constructType(type)), true);
    }

    /** A POST whose answer goes into a file as it comes. @throws UncheckedIOException when the file can't be written */
    void download(String path, Object body, OutputStream out) {
        answer(patient, path, body, response -> {
            copy(response.body().byteStream(), out);
            return out;
        }, true);
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] some = new byte[64 * 1024];
        for (int n = in.read(some); n >= 0; n = in.read(some)) {
            try {
                out.write(some, 0, n);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }

    private <T> Reading<T> json(JavaType type) {
        return response -> {
            String text = response.body().string();
            return mapper.readValue(text.isEmpty() ? "null" : text, type);
        };
    }

    private <T> T patiently(String path, @Nullable Object body, JavaType type) {
        for (int attempt = 1;; attempt++) {
            try {
                return answer(client, path, body, json(type), true);
            } catch (ServerException refused) {
                if (attempt == TRIES || refused.retryAfter() == null || Thread.currentThread().isInterrupted()) {
                    throw refused;
                }
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(Math.min(refused.retryAfter(), LONGEST_WAIT_SECONDS)));
            }
        }
    }

    // Whoever interrupts the waiting thread, a virtual one, closes the connection, and so ends the work on the server.
    private <T> T answer(OkHttpClient with, String path, @Nullable Object body, Reading<T> reading,
            boolean mayRefresh) {
        Session used = session;
        try (Response response = with.newCall(request(path, body, used)).execute()) {
            if (response.isSuccessful()) {
                tell(response);
                return reading.read(response);
            }
            String text = response.body().string();
            if (response.code() == 401 && mayRefresh && used != null && refreshed(used)) {
                return answer(with, path, body, reading, false);
            }
            throw refusal(response, text);
        } catch (JsonProcessingException unreadable) {
            throw ServerException.unreadable(server.host(), unreadable);
        } catch (IOException unreachable) {
            throw ServerException.unreachable(server.host() + ":" + server.port(), unreachable);
        }
    }

    private void tell(Response response) {
        String asOf = response.header("X-Figures-As-Of");
        if (asOf != null) {
            figures.accept("true".equals(response.header("X-Figures-Stale")) ? Instant.parse(asOf) : null);
        }
    }

    private Request request(String path, @Nullable Object body, @Nullable Session used) throws JsonProcessingException {
        String[] parts = path.split("\\?", 2);
        HttpUrl.Builder url = server.newBuilder().addPathSegments(parts[0]).query(parts.length > 1 ? parts[1] : null);
        Request.Builder request = new Request.Builder().url(url.build()).header("Accept", "application/json");
        if (used != null) {
            request.header("Authorization", "Bearer " + used.accessToken());
        }
        return switch (body) {
            case null -> request.get().build();
            case Once once -> request.post(new SentOnce(once.body() == null ? "" : json(once.body()))).build();
            default -> request.post(RequestBody.create(json(body), JSON)).build();
        };
    }

    private String json(Object body) throws JsonProcessingException {
        return mapper.writeValueAsString(body);
    }

    /** A refresh token is good once, so parallel calls share one refresh. */
    private synchronized boolean refreshed(Session expired) {
        if (session != expired) {
            return session != null;
        }
        session = null;
        try {
            session = answer(client, "v1/refresh", new RefreshRequest(expired.refreshToken()),
                    json(mapper.constructType(Session.class)), false);
            return true;
        } catch (ServerException refused) {
            if (refused.offline()) {
                session = expired;
                throw refused;
            }
            ended.run();
            return false;
        }
    }

    private ServerException refusal(Response response, String text) throws JsonProcessingException {
        ApiError error = text.startsWith("{")
                ? mapper.readValue(text, ApiError.class)
                : new ApiError(ErrorCode.INTERNAL, Texts.text("server.refused", Integer.toString(response.code())), "",
                        null);
        String wait = response.header("Retry-After");
        return response.code() == 503 && wait != null && wait.matches("[0-9]{1,4}")
                ? ServerException.busy(error, Long.parseLong(wait))
                : ServerException.refused(error);
    }

    /** A body that must not be sent again by anybody but us. */
    private record Once(@Nullable Object body) {
    }

    /** Keeps the HTTP library from repeating what changes something on the server. */
    private static final class SentOnce extends RequestBody {

        private final byte[] bytes;

        SentOnce(String text) {
            bytes = text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public MediaType contentType() {
            return JSON;
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }

        @Override
        public boolean isOneShot() {
            return true;
        }
    }
}
