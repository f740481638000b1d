package com.superscapes.proxy.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.superscapes.proxy.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Talks to the identity provider: discovery (kept for an hour), keys (fetched anew for an unknown one), code for token. */
final class Provider {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int LARGEST = 256 * 1024;

    private final OidcSettings settings;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER).build();
    private @Nullable Known known;

    /** What discovery gave, and when. */
    record Known(Endpoints endpoints, JWKSource<SecurityContext> keys, Instant asked) {
    }

    Provider(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws IOException when the provider can't be asked */
    synchronized Known known() throws IOException {
        Known before = known;
        if (before == null || clock.instant().isAfter(before.asked().plus(KEPT))) {
            Endpoints endpoints = Endpoints.of(document(), settings.issuer());
            boolean sameKeys = before != null && before.endpoints().keys().equals(endpoints.keys());
            before = new Known(endpoints, sameKeys && before != null ? before.keys() : keys(endpoints.keys()),
                    clock.instant());
            known = before;
        }
        return before;
    }

    /** The discovery document as it is now. @throws IOException when the provider can't be asked */
    JsonNode document() throws IOException {
        String base = settings.issuer().toString().replaceFirst("/$", "");
        return send(HttpRequest.newBuilder(URI.create(base + "/.well-known/openid-configuration")).timeout(PATIENCE)
                .build());
    }

    private static JWKSource<SecurityContext> keys(URI address) throws IOException {
        int patience = (int) PATIENCE.toMillis();
        return JWKSourceBuilder
                .create(address.toURL(), new DefaultResourceRetriever(patience, patience, LARGEST)).retrying(true)
                .build();
    }

    /** Exchanges a code for the ID token's text. @throws IOException when the provider refuses or can't be asked */
    String idToken(String code, String codeVerifier, String redirectUri) throws IOException {
        Map<String, String> form = new TreeMap<>(Map.of("grant_type", "authorization_code", "code", code,
                "redirect_uri", redirectUri, "code_verifier", codeVerifier, "client_id", settings.clientId()));
        HttpRequest.Builder request = HttpRequest.newBuilder(known().endpoints().token()).timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded").header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(query(form)));
        String secret = settings.clientSecret();
        if (secret != null) {
            String pair = encoded(settings.clientId()) + ":" + encoded(secret);
            request.header("Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        JsonNode token = send(request.build()).path("id_token");
        if (!token.isTextual()) {
            throw new IOException("The identity provider gave no ID token");
        }
        return token.asText();
    }

    /** As a query or a form. */
    static String query(Map<String, String> values) {
        return values.entrySet().stream().map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode send(HttpRequest request) throws IOException {
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(LARGEST);
                if (response.statusCode() != 200) {
                    throw new IOException("The identity provider answered " + response.statusCode());
                }
                return Json.MAPPER.readTree(bytes);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
