package com.superscapes.proxy.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An identity provider on the loopback address that signs whatever a test wants it to. */
final class TestIssuer implements AutoCloseable {

    private final HttpServer server;
    private final Clock clock;
    private RSAKey key;
    private int keys;
    private String nonce = "";
    private UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
    private String signing = "RS256";
    private Map<String, String> lastForm = Map.of();
    private String alsoSaid = "";

    TestIssuer(Clock clock) throws IOException, JOSEException {
        this.clock = clock;
        this.key = newKey();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> send(exchange, """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/keys"%2$s}
                """.formatted(address(), alsoSaid)));
        server.createContext("/keys", exchange -> send(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What the browser would take along. */
    void visited(String page) {
        nonce = query(URI.create(page).getRawQuery()).get("nonce");
    }

    /** The next tokens have these claims instead. */
    void claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        claims = change;
    }

    /** RS256, HS256 with the public key as the secret, none, or "foreign key". */
    void signing(String how) {
        signing = how;
    }

    /** A field of its discovery document, besides the others or, of the same name, instead. */
    void discoveryAlsoSays(String field) {
        alsoSaid = "," + field;
    }

    void rotate() throws JOSEException {
        key = newKey();
    }

    Map<String, String> lastForm() {
        return lastForm;
    }

    private RSAKey newKey() throws JOSEException {
        return new RSAKeyGenerator(2048).keyID("key-" + ++keys).generate();
    }

    private void token(HttpExchange exchange) throws IOException {
        lastForm = query(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        try {
            send(exchange, "{\"token_type\":\"Bearer\",\"id_token\":\"" + idToken() + "\"}");
        } catch (JOSEException impossible) {
            throw new IOException(impossible);
        }
    }

    private String idToken() throws JOSEException {
        JWTClaimsSet set = claims.apply(new JWTClaimsSet.Builder().issuer(address().toString()).subject("subject-1")
                .audience("superscapes").issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plus(Duration.ofMinutes(5)))).claim("nonce", nonce)
                .claim("email", "Nora@example.com").claim("name", "Nora North").claim("groups", List.of("finance")))
                .build();
        if (signing.equals("none")) {
            return new PlainJWT(set).serialize();
        }
        boolean hmac = signing.equals("HS256");
        RSAKey used = signing.equals("foreign key") ? new RSAKeyGenerator(2048).generate() : key;
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(hmac ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                set);
        token.sign(hmac ? new MACSigner(key.toRSAPublicKey().getEncoded()) : new RSASSASigner(used));
        return token.serialize();
    }

    private static Map<String, String> query(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
