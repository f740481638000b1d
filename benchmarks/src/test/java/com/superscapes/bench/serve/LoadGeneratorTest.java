package com.superscapes.bench.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The load generator against a real server that knows what it was asked. */
class LoadGeneratorTest {

    private final AtomicLong asked = new AtomicLong();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        answer("/right", 200, "{\"rows\":[]}", false);
        answer("/chunked", 200, "{\"rows\":[]}", true);
        answer("/refused", 503, "{\"code\":\"UNAVAILABLE\"}", false);
        answer("/wrong", 200, "{\"errors\":[\"rows\"]}", false);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(String path, int status, String body, boolean chunked) {
        server.createContext(path, exchange -> {
            asked.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, chunked ? 0 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @Test
    void everyRightAnswerOfTheCountedTimeCountsOnce() throws Exception {
        LoadFigures figures = run("/right", "/chunked");
        assertThat(figures.errors()).isZero();
        assertThat(figures.firstError()).isNull();
        // The warm-up isn't counted.
        assertThat(figures.requests()).isPositive().isLessThan(asked.get());
        assertThat(figures.p50()).isLessThanOrEqualTo(figures.p95()).isPositive();
        assertThat(figures.p99()).isLessThanOrEqualTo(figures.longest());
        assertThat(figures.requestsPerSecond().doubleValue()).isBetween(figures.requests() * 0.5,
                (double) figures.requests());
    }

    @Test
    void refusalsAndWrongAnswersAreErrorsAndNoRequests() throws Exception {
        LoadFigures refused = run("/refused");
        assertThat(refused.requests()).isZero();
        assertThat(refused.errors()).isPositive();
        assertThat(refused.firstError()).startsWith("503 ").contains("UNAVAILABLE");
        assertThat(run("/wrong").firstError()).startsWith("200 ").contains("errors");
    }

    private LoadFigures run(String... paths) throws Exception {
        List<String> requests = Arrays.stream(paths).map(path -> Wire.post(path, "token", "{}")).toList();
        return LoadGenerator.run(new LoadPlan("127.0.0.1", server.getAddress().getPort(), null, 1, 1, "rows", "errors",
                Collections.nCopies(4, requests)));
    }
}
