package com.superscapes.proxy.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.api.session.Profile;
import com.superscapes.api.session.RefreshRequest;
import com.superscapes.api.session.Session;
import com.superscapes.api.session.SignInRequest;
import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.proxy.testing.TestClock;
import com.superscapes.proxy.testing.TestServer;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final String PASSWORD = "correct horse battery";

    private final TestClock clock = new TestClock();
    private final TestWarehouse warehouse = TestWarehouse.create();
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(warehouse, clock, 10_000);
        server.users().create("Tester", "Test controller", "controller", null, PASSWORD.toCharArray());
    }

    @AfterEach
    void stop() {
        server.close();
        warehouse.close();
    }

    @Test
    void theRightPasswordOpensASessionAndTheProfileSaysWhatTheRoleMayOpen() throws Exception {
        Session session = server.signIn(new SignInRequest("tester", PASSWORD, null)).as(Session.class);
        Profile profile = server.get("/v1/me", session.accessToken()).as(Profile.class);
        assertThat(profile).isEqualTo(new Profile("tester", "Test controller", "controller", true, List.of(), List.of(),
                List.of("profit-and-loss", "balance-sheet", "cash-flow", "trial-balance", "equity-roll-forward")));
    }

    @Test
    void anUnknownUserAndAWrongPasswordAnswerTheSameAndLockAlike() throws Exception {
        for (String login : List.of("tester", "nobody")) {
            for (int i = 0; i < 5; i++) {
                TestServer.Reply reply = server.signIn(new SignInRequest(login, "wrong password", null));
                assertThat(reply.status()).isEqualTo(401);
                assertThat(reply.json().get("message").asText()).isEqualTo("The login or the password is wrong.");
            }
            assertThat(server.signIn(new SignInRequest(login, PASSWORD, null)).status()).isEqualTo(423);
        }
        clock.advance(Duration.ofMinutes(16));
        assertThat(server.signIn(new SignInRequest("tester", PASSWORD, null)).status()).isEqualTo(200);
    }

    @Test
    void aLongPasswordCountsToItsLastCharacter() throws Exception {
        String password = "abcde".repeat(20);
        server.users().create("lengthy", "Long", "auditor", null, (password + "y").toCharArray());
        assertThat(server.signIn(new SignInRequest("lengthy", password + "z", null)).status()).isEqualTo(401);
        assertThat(server.signIn(new SignInRequest("lengthy", password + "y", null)).status()).isEqualTo(200);
    }

    @Test
    void anAccessTokenEndsAfterTenMinutesAndARefreshRenewsIt() throws Exception {
        Session session = signedIn();
        clock.advance(Duration.ofMinutes(11));
        assertThat(server.get("/v1/me", session.accessToken()).status()).isEqualTo(401);
        Session renewed = server.post("/v1/refresh", null, new RefreshRequest(session.refreshToken()))
                .as(Session.class);
        assertThat(server.get("/v1/me", renewed.accessToken()).status()).isEqualTo(200);
        assertThat(renewed.refreshToken()).isNotEqualTo(session.refreshToken());
    }

    @Test
    void aRefreshTokenUsedTwiceEndsTheWholeSession() throws Exception {
        Session stolen = signedIn();
        Session renewed = server.post("/v1/refresh", null, new RefreshRequest(stolen.refreshToken())).as(Session.class);
        assertThat(server.post("/v1/refresh", null, new RefreshRequest(stolen.refreshToken())).status()).isEqualTo(401);
        assertThat(server.post("/v1/refresh", null, new RefreshRequest(renewed.refreshToken())).status())
                .isEqualTo(401);
        assertThat(server.get("/v1/me", renewed.accessToken()).status()).isEqualTo(401);
    }

    @Test
    void signOutEndsTheSessionAtOnce() throws Exception {
        Session session = signedIn();
        assertThat(server.post("/v1/sign-out", session.accessToken(), "").status()).isEqualTo(204);
        assertThat(server.get("/v1/me", session.accessToken()).status()).isEqualTo(401);
        assertThat(server.post("/v1/refresh", null, new RefreshRequest(session.refreshToken())).status())
                .isEqualTo(401);
    }

    @Test
    void aOneTimeTokenIsGoodOnceAndForTenMinutes() throws Exception {
        String token = server.users().oneTimeToken("tester");
        assertThat(server.signIn(new SignInRequest(null, null, token)).status()).isEqualTo(200);
        assertThat(server.signIn(new SignInRequest(null, null, token)).status()).isEqualTo(401);
        String late = server.users().oneTimeToken("tester");
        clock.advance(Duration.ofMinutes(11));
        assertThat(server.signIn(new SignInRequest(null, null, late)).status()).isEqualTo(401);
    }

    @Test
    void forgedTokensAreRefused() throws Exception {
        String token = signedIn().accessToken();
        String[] parts = token.split("\\.");
        String none = Base64.getUrlEncoder().withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"at+jwt\"}".getBytes());
        String tampered = Base64.getUrlEncoder().withoutPadding().encodeToString(
                new String(Base64.getUrlDecoder().decode(parts[1])).replace("\"sub\":\"1\"", "\"sub\":\"2\"")
                        .getBytes());
        for (String forged : List.of(none + "." + parts[1] + ".", parts[0] + "." + tampered + "." + parts[2], "x.y.z",
                "moon")) {
            assertThat(server.get("/v1/me", forged).status()).as(forged).isEqualTo(401);
        }
    }

    @Test
    void aDisabledUserCanNeitherSignInNorRefresh() throws Exception {
        Session session = signedIn();
        try (Connection owner = warehouse.logins().owner().dataSource().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("update security.app_user set disabled = true where login = 'tester'");
        }
        assertThat(server.signIn(new SignInRequest("tester", PASSWORD, null)).status()).isEqualTo(401);
        assertThat(server.post("/v1/refresh", null, new RefreshRequest(session.refreshToken())).status())
                .isEqualTo(401);
    }

    @Test
    void weakUsersAreNotMade() {
        assertThatThrownBy(() -> server.users().create("amy", "A", "controller", null, "short".toCharArray()))
                .hasMessage("A password has at least 12 characters.");
        assertThatThrownBy(() -> server.users().create("amy", "A", "branch-manager", null, PASSWORD.toCharArray()))
                .hasMessage("A branch manager needs at least one branch.");
        assertThatThrownBy(() -> server.users().create("amy", "A", "owner", null, PASSWORD.toCharArray()))
                .hasMessage("There is no role owner.");
    }

    @Test
    void tooManyRequestsAreTurnedAwayWithATimeToRetry() throws Exception {
        try (TestServer slow = new TestServer(warehouse, clock, 2)) {
            String token = slow.newToken("tester");
            TestServer.Reply reply = slow.get("/v1/me", token);
            for (int i = 0; i < 20 && reply.status() == 200; i++) {
                reply = slow.get("/v1/me", token);
            }
            assertThat(reply.status()).isEqualTo(429);
            assertThat(reply.headers().get("Retry-After")).isEqualTo("1");
        }
    }

    private Session signedIn() throws Exception {
        return server.signIn(new SignInRequest(null, null, server.users().oneTimeToken("tester"))).as(Session.class);
    }
}
