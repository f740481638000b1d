package com.superscapes.proxy.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.superscapes.api.session.Profile;
import com.superscapes.api.session.ProviderSignIn;
import com.superscapes.api.session.ProviderSignInCode;
import com.superscapes.api.session.ProviderSignInStart;
import com.superscapes.api.session.Session;
import com.superscapes.api.session.SignInMethods;
import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.proxy.oidc.OidcSettings.GroupRule;
import com.superscapes.proxy.session.Secrets;
import com.superscapes.proxy.testing.TestClock;
import com.superscapes.proxy.testing.TestServer;
import com.superscapes.proxy.testing.TestServer.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OidcSignInTest {

    private static final String REDIRECT = "http://127.0.0.1:53177/signed-in";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final TestClock CLOCK = new TestClock();
    private static TestWarehouse warehouse;
    private static TestIssuer issuer;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        warehouse = TestWarehouse.create();
        issuer = new TestIssuer(CLOCK);
        OidcSettings settings = new OidcSettings("Example ID", issuer.address(), "superscapes", "secret", "email",
                "groups", List.of(new GroupRule("finance", "controller", true, List.of(), true, List.of()),
                        new GroupRule("north", "branch-manager", false, List.of("N01"), true, List.of())));
        server = new TestServer(warehouse, CLOCK, config -> config.withOidc(settings));
    }

    @AfterAll
    static void stop() {
        server.close();
        issuer.close();
        warehouse.close();
    }

    @BeforeEach
    void honest() {
        issuer.claims(UnaryOperator.identity());
        issuer.signing("RS256");
    }

    @Test
    void aUserOfTheProviderGetsTheRoleAndScopeOfTheFirstMatchingGroup() throws Exception {
        assertThat(server.get("/v1/sign-in/methods", null).as(SignInMethods.class))
                .isEqualTo(new SignInMethods(true, "Example ID"));
        Session session = signIn().as(Session.class);
        assertThat(session.profile().login()).isEqualTo("nora@example.com");
        assertThat(session.profile().role()).isEqualTo("controller");
        assertThat(issuer.lastForm()).containsEntry("code_verifier", VERIFIER).containsEntry("redirect_uri", REDIRECT)
                .containsEntry("grant_type", "authorization_code").containsEntry("code", "the-code");
        assertThat(server.get("/v1/me", session.accessToken()).status()).isEqualTo(200);
    }

    @Test
    void anotherGroupAtTheNextSignInChangesTheRoleAndEndsTheOldSession() throws Exception {
        Session before = signIn().as(Session.class);
        issuer.claims(claims -> claims.claim("groups", List.of("other", "north")));
        Profile after = signIn().as(Session.class).profile();
        assertThat(after.role()).isEqualTo("branch-manager");
        assertThat(after.branches()).containsExactly("N01");
        assertThat(server.get("/v1/me", before.accessToken()).status()).isEqualTo(401);
    }

    static Stream<Arguments> wrongClaims() {
        return Stream.of(wrong("audience", claims -> claims.audience("another-client")),
                wrong("issuer", claims -> claims.issuer("https://evil.example.com")),
                wrong("expired", claims -> claims.expirationTime(Date.from(CLOCK.instant().minusSeconds(61)))),
                wrong("no expiry", claims -> claims.expirationTime(null)),
                wrong("of the future", claims -> claims.issueTime(Date.from(CLOCK.instant().plusSeconds(120)))),
                wrong("nonce", claims -> claims.claim("nonce", "another")),
                wrong("no nonce", claims -> claims.claim("nonce", null)),
                wrong("two audiences", claims -> claims.audience(List.of("superscapes", "another"))),
                wrong("authorized party", claims -> claims.claim("azp", "another")),
                wrong("no subject", claims -> claims.subject("")));
    }

    private static Arguments wrong(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongClaims")
    void aTokenWithAWrongClaimIsRefused(String name, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        issuer.claims(change);
        assertRefused(signIn());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "foreign key"})
    void aTokenThatTheProviderDidNotSignByAnAlgorithmOfTheListIsRefused(String signing) throws Exception {
        issuer.signing(signing);
        assertRefused(signIn());
    }

    @Test
    void aKeyThatWasExchangedIsFetched() throws Exception {
        assertThat(signIn().status()).isEqualTo(200);
        issuer.rotate();
        assertThat(signIn().status()).isEqualTo(200);
    }

    @Test
    void aTransactionEndsOnceInTimeWithItsOwnVerifier() throws Exception {
        ProviderSignIn begun = begin();
        issuer.visited(begun.address());
        assertRefused(end(begun, "another-verifier-of-forty-three-characters-xx"));
        assertThat(end(begun, VERIFIER).status()).isEqualTo(200);
        assertRefused(end(begun, VERIFIER));
        ProviderSignIn forged = new ProviderSignIn("", "", begun.transaction().substring(1), begun.expiresAt());
        assertRefused(end(forged, VERIFIER));
        ProviderSignIn late = begin();
        issuer.visited(late.address());
        CLOCK.advance(Duration.ofMinutes(10));
        assertRefused(end(late, VERIFIER));
    }

    @Test
    void aTokenMadeForAnotherTransactionIsRefused() throws Exception {
        ProviderSignIn other = begin();
        ProviderSignIn mine = begin();
        issuer.visited(other.address());
        assertRefused(end(mine, VERIFIER));
    }

    @Test
    void whoHasNoGroupIsLockedOrTakesALocalLoginGetsNoSession() throws Exception {
        issuer.claims(claims -> claims.subject("subject-2").claim("groups", List.of("other")));
        assertThat(signIn().body()).contains("None of your groups");
        server.users().create("local@example.com", "Local", "administrator", null, null);
        issuer.claims(claims -> claims.subject("subject-3").claim("email", "local@example.com"));
        assertRefused(signIn());
        issuer.claims(UnaryOperator.identity());
        assertThat(signIn().status()).isEqualTo(200);
        server.users().lock("nora@example.com", true);
        assertRefused(signIn());
        server.users().lock("nora@example.com", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.com/", "http://evil.example.com:80/", "http://127.0.0.1/",
            "http://127.0.0.1:80/#x", "http://localhost:80/", "http://u@127.0.0.1:80/", "moon", ""})
    void onlyALoopbackAddressIsRedirectedTo(String redirect) throws Exception {
        Reply reply = server.post("/v1/sign-in/provider/start", null,
                new ProviderSignInStart(redirect, challenge()));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("field").asText()).isEqualTo("redirectUri");
    }

    @Test
    void aProviderThatIsAwayIsSaidToBe() throws Exception {
        OidcSettings nobody = new OidcSettings("Away", URI.create("http://127.0.0.1:1"), "superscapes", null, "email",
                "groups", List.of());
        try (TestServer alone = new TestServer(warehouse, CLOCK, config -> config.withOidc(nobody))) {
            Reply reply = alone.post("/v1/sign-in/provider/start", null,
                    Map.of("redirectUri", REDIRECT, "codeChallenge", challenge()));
            assertThat(reply.status()).isEqualTo(503);
        }
    }

    private static Reply signIn() throws Exception {
        ProviderSignIn begun = begin();
        issuer.visited(begun.address());
        return end(begun, VERIFIER);
    }

    private static ProviderSignIn begin() throws Exception {
        ProviderSignIn begun = server.post("/v1/sign-in/provider/start", null,
                new ProviderSignInStart(REDIRECT, challenge())).as(ProviderSignIn.class);
        assertThat(begun.address()).startsWith(issuer.address() + "/authorize?").contains("code_challenge_method=S256",
                "state=" + begun.state());
        return begun;
    }

    private static Reply end(ProviderSignIn begun, String verifier) throws Exception {
        return server.post("/v1/sign-in/provider", null,
                new ProviderSignInCode(begun.transaction(), "the-code", verifier));
    }

    private static String challenge() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.hash(VERIFIER));
    }

    private static void assertRefused(Reply reply) throws Exception {
        assertThat(reply.status()).as(reply.body()).isEqualTo(401);
        assertThat(reply.json().get("code").asText()).isEqualTo("SIGN_IN_FAILED");
    }
}
