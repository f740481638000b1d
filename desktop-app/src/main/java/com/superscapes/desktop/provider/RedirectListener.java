package com.superscapes.desktop.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.superscapes.desktop.text.Texts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Hears, on this machine only, where the identity provider sends the browser at the end. An answer with another state is nobody's. */
final class RedirectListener implements AutoCloseable {

    private static final String PATH = "/signed-in";
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();
    private volatile @Nullable String state;

    private RedirectListener(HttpServer server) {
        this.server = server;
        server.createContext(PATH, this::heard);
        server.setExecutor(threads);
        server.start();
    }

    /** @throws IOException when this machine lets nobody listen */
    static RedirectListener open() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[]{127, 0, 0, 1});
        return new RedirectListener(HttpServer.create(new InetSocketAddress(loopback, 0), 0));
    }

    /** What the identity provider is told. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    /** From now on an answer with this state is ours. */
    void expect(String ours) {
        state = ours;
    }

    /**
     * Waits for the code.
     *
     * @throws ProviderException    when the provider says no, or says nothing for so long
     * @throws InterruptedException when the user has changed their mind
     */
    String code(Duration patience) throws ProviderException, InterruptedException {
        try {
            Map<String, String> said = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            String code = said.get("code");
            if (code == null) {
                throw new ProviderException("access_denied".equals(said.get("error"))
                        ? Texts.text("signin.provider.denied")
                        : Texts.text("signin.provider.refused", reason(said.get("error"))));
            }
            return code;
        } catch (TimeoutException late) {
            throw new ProviderException(Texts.text("signin.provider.late"));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Only what the protocol has for reasons is shown. */
    private static String reason(@Nullable String error) {
        return error != null && error.matches("[a-z_]{1,40}") ? error.replace('_', ' ') : "unknown";
    }

    private void heard(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> said = query(exchange.getRequestURI().getRawQuery());
            boolean ours = exchange.getRequestMethod().equals("GET")
                    && exchange.getRequestURI().getPath().equals(PATH)
                    && same(state, said.get("state"));
            if (ours) {
                answer.complete(said);
            }
            say(exchange, ours ? 200 : 400, ours
                    ? Texts.text("signin.provider.page.done")
                    : Texts.text("signin.provider.page.foreign"));
        }
    }

    private static void say(HttpExchange exchange, int status, String sentence) throws IOException {
        byte[] page = ("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + Texts.text("app.name")
                + "</title><p>" + sentence + "</p></html>").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, page.length);
        exchange.getResponseBody().write(page);
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && other != null && MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8),
                other.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> values = new HashMap<>();
        for (String pair : (raw == null ? "" : raw).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    @Override
    public void close() {
        // A second lets the browser read the page that it is being sent.
        server.stop(1);
        threads.shutdown();
    }
}
