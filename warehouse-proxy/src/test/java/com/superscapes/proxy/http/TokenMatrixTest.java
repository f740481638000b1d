package com.superscapes.proxy.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.proxy.json.Json;
import com.superscapes.proxy.session.InstallationKey;
import com.superscapes.proxy.testing.Contract;
import com.superscapes.proxy.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every route that needs a session refuses every token that is not a good one, always in the same words. */
class TokenMatrixTest {

    private static final Set<String> OPEN = Set.of("/health/live", "/health/ready", "/metrics", "/openapi.yaml",
            "/docs",
            "/docs/{file}",
            "/v1/sign-in", "/v1/refresh", "/v1/sign-in/methods", "/v1/sign-in/provider",
            "/v1/sign-in/provider/start");
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}";
    private static final String CLAIMS = "{\"iss\":\"%s\",\"aud\":%s,\"sub\":\"1\",\"sid\":\"%s\",\"iat\":%d,\"exp\":%d}";

    private static TestWarehouse warehouse;
    private static TestServer server;
    private static InstallationKey key;
    private static String good;
    private static final Map<String, @Nullable String> TOKENS = new LinkedHashMap<>();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        warehouse = TestWarehouse.create();
        key = InstallationKey.in(folder.resolve("key"));
        server = new TestServer(warehouse, Clock.systemUTC(), config -> config.withKeyFile(folder.resolve("key")));
        server.users().create("tester", "Tester", "administrator", null, null);
        good = server.newToken("tester");
        String session = sessionOf(good);
        long now = Clock.systemUTC().instant().getEpochSecond();
        String claims = claims("superscapes", "\"superscapes\"", session, now, now + 600);
        tokens(claims, session, now);
        String left = server.newToken("tester");
        assertThat(server.post("/v1/sign-out", left, "").status()).isEqualTo(204);
        TOKENS.put("of a session that was left", left);
        server.users().create("left-behind", "Left behind", "administrator", null, null);
        String ended = server.newToken("left-behind");
        server.users().endSession(UUID.fromString(sessionOf(ended)));
        TOKENS.put("of a session that was ended", ended);
        // Made here exactly as the server makes them, so that each of the others is refused for its one fault.
        assertThat(server.get("/v1/me", signed(HEADER, claims)).status()).isEqualTo(200);
    }

    private static void tokens(String claims, String session, long now) {
        TOKENS.put("none", null);
        TOKENS.put("of no kind", "moon");
        TOKENS.put("expired", signed(HEADER, claims("superscapes", "\"superscapes\"", session, now - 1_200, now - 1)));
        TOKENS.put("without an end", signed(HEADER, claims.replaceFirst(",\"exp\":\\d+", "")));
        TOKENS.put("for another audience", signed(HEADER, claims("superscapes", "\"moon\"", session, now, now + 600)));
        TOKENS.put("for two audiences",
                signed(HEADER, claims("superscapes", "[\"superscapes\",\"moon\"]", session, now, now + 600)));
        TOKENS.put("of another issuer", signed(HEADER, claims("moon", "\"superscapes\"", session, now, now + 600)));
        TOKENS.put("of another type", signed("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims));
        TOKENS.put("of another algorithm", signed("{\"alg\":\"HS512\",\"typ\":\"at+jwt\"}", claims));
        TOKENS.put("of a public key's algorithm", signed("{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}", claims));
        TOKENS.put("of no algorithm", base64("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + base64(claims) + ".");
        TOKENS.put("of no algorithm, signed", signed("{\"alg\":\"none\",\"typ\":\"at+jwt\"}", claims));
        TOKENS.put("of another session", signed(HEADER, claims.replace(session, UUID.randomUUID().toString())));
        TOKENS.put("of no session", signed(HEADER, claims.replace(session, "moon")));
        String[] parts = good.split("\\.");
        TOKENS.put("with other claims", parts[0] + "." + base64(claims.replace("\"sub\":\"1\"", "\"sub\":\"2\"")) + "."
                + parts[2]);
        TOKENS.put("with its signature cut", good.substring(0, good.length() - 4));
        TOKENS.put("without signature", parts[0] + "." + parts[1] + ".");
        TOKENS.put("sealed with another key", base64(HEADER) + "." + base64(claims) + "." + Base64.getUrlEncoder()
                .withoutPadding().encodeToString(InstallationKey.ofProcess().seal("access-token",
                        (base64(HEADER) + "." + base64(claims)).getBytes(StandardCharsets.US_ASCII))));
    }

    @AfterAll
    static void stop() {
        server.close();
        warehouse.close();
    }

    @TestFactory
    Stream<DynamicTest> everyRouteRefusesEveryBadToken() {
        List<String> routes = Contract.load().routes().stream()
                .filter(route -> !OPEN.contains(route.substring(route.indexOf(' ') + 1))).toList();
        assertThat(routes).hasSizeGreaterThan(25);
        return routes.stream().flatMap(route -> TOKENS.keySet().stream().map(kind -> DynamicTest
                .dynamicTest(route + " with a token " + kind, () -> refused(route, TOKENS.get(kind)))));
    }

    private static void refused(String route, @Nullable String token) throws Exception {
        String[] parts = route.toLowerCase(Locale.ROOT).split(" ", 2);
        String path = parts[1].replaceAll("\\{[^}]*}", "moon");
        TestServer.Reply reply = parts[0].equals("get") ? server.get(path, token) : server.post(path, token, "{}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(401);
        assertThat(reply.json().get("code").asText()).isEqualTo("SIGN_IN_REQUIRED");
        assertThat(reply.json().get("message").asText()).isEqualTo(token == null ? "Sign in first." : "Sign in again.");
    }

    private static String claims(String issuer, String audience, String session, long issued, long ends) {
        return CLAIMS.formatted(issuer, audience, session, issued, ends);
    }

    private static String sessionOf(String token) throws Exception {
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        return Json.MAPPER.readTree(claims).get("sid").asText();
    }

    private static String signed(String header, String claims) {
        String content = base64(header) + "." + base64(claims);
        return content + "." + Base64.getUrlEncoder().withoutPadding()
                .encodeToString(key.seal("access-token", content.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
