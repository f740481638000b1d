package com.superscapes.sync.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Health, readiness and metrics, to this machine only. */
final class HealthServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int NOT_ALLOWED = 405;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param body a JSON object */
    record Answer(boolean well, String body) {
    }

    HealthServer(int port, Supplier<Answer> health, Supplier<Answer> ready, Supplier<String> metrics)
            throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        json("/health", health);
        json("/ready", ready);
        server.createContext("/metrics", exchange -> send(exchange, "/metrics", OK,
                "text/plain; version=0.0.4; charset=utf-8", metrics.get()));
        server.createContext("/", exchange -> send(exchange, "", NOT_FOUND, "application/json", "{}"));
        server.start();
    }

    private void json(String path, Supplier<Answer> answers) {
        server.createContext(path, exchange -> {
            Answer answer = answers.get();
            send(exchange, path, answer.well() ? OK : UNAVAILABLE, "application/json", answer.body());
        });
    }

    private static void send(HttpExchange exchange, String path, int status, String type, String body)
            throws IOException {
        try (exchange) {
            int code = !exchange.getRequestMethod().equals("GET")
                    ? NOT_ALLOWED
                    : path.isEmpty() || exchange.getRequestURI().getPath().equals(path) ? status : NOT_FOUND;
            byte[] bytes = code == status ? body.getBytes(StandardCharsets.UTF_8) : new byte[0];
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
