package com.superscapes.desktop.testing;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** An identity provider on this machine: whoever opens its page is signed in at once and sent back with a code. */
public final class FakeIssuer implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();
    private final Map<String, String> challenges = new ConcurrentHashMap<>();
    private volatile String answer = "code=%s&state=%s";

    public FakeIssuer() throws IOException {
        server.setDispatcher(new Dispatcher() {

            @Override
            public MockResponse dispatch(RecordedRequest request) {
                HttpUrl asked = request.getUrl();
                String code = "code-" + (challenges.size() + 1);
                challenges.put(code, Objects.requireNonNull(asked.queryParameter("code_challenge")));
                String back = asked.queryParameter("redirect_uri") + "?"
                        + answer.formatted(code, asked.queryParameter("state"));
                return new MockResponse.Builder().code(302).setHeader("Location", back).build();
            }
        });
        server.start();
    }

    /** What the redirect carries; the first %s is the code, the second the state. */
    public FakeIssuer answering(String query) {
        answer = query;
        return this;
    }

    /** The page to sign in on. */
    String page(String redirect, String challenge, String state) {
        return server.url("/authorize") + "?redirect_uri=" + URLEncoder.encode(redirect, StandardCharsets.UTF_8)
                + "&code_challenge=" + challenge + "&state=" + state;
    }

    /** The challenge that a code was given for; null for a code that was not given. */
    String challenge(String code) {
        return challenges.get(code);
    }

    /** A browser's way through: opens the page, follows the redirect, and answers with the last page's status. */
    public static int walk(String page) {
        try (var response = new OkHttpClient().newCall(new Request.Builder().url(page).build()).execute()) {
            return response.code();
        } catch (IOException away) {
            throw new IllegalStateException(away);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
