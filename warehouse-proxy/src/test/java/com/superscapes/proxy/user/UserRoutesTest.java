package com.superscapes.proxy.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.session.RefreshRequest;
import com.superscapes.api.session.Session;
import com.superscapes.api.session.SignInRequest;
import com.superscapes.api.user.LiveSession;
import com.superscapes.api.user.TemporaryPassword;
import com.superscapes.api.user.UserAccount;
import com.superscapes.api.user.UserChangeResult;
import com.superscapes.api.user.UserDraft;
import com.superscapes.api.user.UserState;
import com.superscapes.api.user.Users;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestClock;
import com.superscapes.proxy.testing.TestServer;
import com.superscapes.proxy.testing.TestServer.Reply;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two administrators, two servers on one database, and a clock of our own. */
class UserRoutesTest {

    private static final String PASSWORD = "correct horse battery";
    private static final TestClock CLOCK = new TestClock();
    private static RandomLedger ledger;
    private static TestServer one;
    private static TestServer two;
    private static int made;
    private String user;
    private String ada;
    private String ben;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(51, 20);
        one = new TestServer(ledger.warehouse(), CLOCK, 10_000);
        two = new TestServer(ledger.warehouse(), CLOCK, 10_000);
        one.users().create("ada", "Ada", "administrator", null, null);
        one.users().create("ben", "Ben", "administrator", null, null);
    }

    @AfterAll
    static void stop() throws Exception {
        one.close();
        two.close();
        ledger.close();
    }

    @BeforeEach
    void aUserOfItsOwn() throws Exception {
        user = "user" + ++made;
        ada = one.newToken("ada");
        ben = one.newToken("ben");
        one.users().create(user, "User", "accountant", List.of("N01", "N02"), null);
    }

    @Test
    void whatOneAdministratorAsksForAnotherHasToGrant() throws Exception {
        UserDraft wanted = draft("new" + user, "controller", List.of());
        UserChangeResult asked = one.post("/v1/users", ada, wanted).as(UserChangeResult.class);
        assertThat(asked.applied()).isFalse();
        assertThat(users().users()).noneMatch(known -> known.login().equals("new" + user));
        assertThat(users().waiting()).anySatisfy(change -> {
            assertThat(change.wanted()).isEqualTo(wanted);
            assertThat(change.before()).isNull();
        });
        String approve = "/v1/user-changes/" + asked.change() + "/approve";
        assertThat(one.post(approve, ada, "").status()).isEqualTo(409);
        assertThat(one.post(approve, ben, "").status()).isEqualTo(204);
        assertThat(one.post(approve, ben, "").status()).isEqualTo(409);
        assertThat(account("new" + user).state()).isEqualTo(UserState.NO_PASSWORD);
    }

    @Test
    void aWiderScopeWaitsAndANarrowerOneHoldsAtOnce() throws Exception {
        assertThat(change(draft(user, "accountant", List.of("N01"))).applied()).isTrue();
        assertThat(account(user).branches()).containsExactly("N01");
        assertThat(change(draft(user, "accountant", List.of("N01", "S01"))).applied()).isFalse();
        assertThat(account(user).branches()).containsExactly("N01");
        assertThat(one.post("/v1/users/" + user, ada, draft(user, "controller", List.of("N01"))).status())
                .isEqualTo(409);
    }

    @Test
    void aChangeOfAUserWhoChangedMeanwhileIsStale() throws Exception {
        UserChangeResult asked = change(draft(user, "controller", List.of("N01", "N02")));
        change(draft(user, "accountant", List.of("N01")));
        Reply stale = one.post("/v1/user-changes/" + asked.change() + "/approve", ben, "");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body()).contains("changed since");
        assertThat(one.post("/v1/user-changes/" + asked.change() + "/reject", ada, "").status()).isEqualTo(204);
    }

    @Test
    void nobodyWidensOrLocksThemselvesAndTheLastAdministratorStays() throws Exception {
        assertThat(one.post("/v1/users/ada", ada, draft("ada", "controller", List.of())).status()).isEqualTo(409);
        assertThat(one.post("/v1/users/ada/lock", ada, "").status()).isEqualTo(409);
        assertThat(one.post("/v1/users/ada/remove", ada, "").status()).isEqualTo(409);
        assertThat(one.post("/v1/users/ben/lock", ada, "").status()).isEqualTo(204);
        assertThat(one.post("/v1/users/ada/remove", one.newToken("ada"), "").body()).contains("yourself");
        one.users().lock("ben", false);
    }

    @Test
    void aLockedUsersSessionsAreDeadOnEveryServerWithinThirtySeconds() throws Exception {
        String token = two.newToken(user);
        assertThat(two.get("/v1/me", token).status()).isEqualTo(200);
        assertThat(one.post("/v1/users/" + user + "/lock", ada, "").status()).isEqualTo(204);
        CLOCK.advance(Duration.ofSeconds(11));
        assertThat(two.get("/v1/me", token).status()).isEqualTo(401);
        assertThat(account(user).state()).isEqualTo(UserState.LOCKED);
        assertThat(one.post("/v1/users/" + user + "/unlock", ada, "").status()).isEqualTo(204);
        assertThat(two.get("/v1/me", token).status()).isEqualTo(401);
        assertThat(two.get("/v1/me", two.newToken(user)).status()).isEqualTo(200);
    }

    @Test
    void anotherScopeEndsTheSessionsAtOnceOnTheServerThatChangedIt() throws Exception {
        String token = one.newToken(user);
        assertThat(one.get("/v1/me", token).json().get("branches")).hasSize(2);
        change(draft(user, "accountant", List.of("N01")));
        assertThat(one.get("/v1/me", token).status()).isEqualTo(401);
        assertThat(one.get("/v1/me", one.newToken(user)).json().get("branches")).hasSize(1);
    }

    @Test
    void aTemporaryPasswordOpensNothingBeforeItIsReplaced() throws Exception {
        String before = one.newToken(user);
        TemporaryPassword given = one.post("/v1/users/" + user + "/reset", ada, "").as(TemporaryPassword.class);
        assertThat(one.get("/v1/me", before).status()).isEqualTo(401);
        assertThat(account(user).state()).isEqualTo(UserState.PASSWORD_TO_CHANGE);
        Reply refused = one.signIn(new SignInRequest(user, given.password(), null));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("code").asText()).isEqualTo("PASSWORD_CHANGE_REQUIRED");
        for (String weak : List.of("short", given.password(), "aaaaaaaaaaaaaaaa", "my " + user + " password")) {
            assertThat(one.signIn(new SignInRequest(user, given.password(), null, weak)).status()).as(weak)
                    .isEqualTo(400);
        }
        assertThat(one.signIn(new SignInRequest(user, given.password(), null, PASSWORD)).status()).isEqualTo(200);
        assertThat(two.signIn(new SignInRequest(user, given.password(), null)).status()).isEqualTo(401);
        assertThat(two.signIn(new SignInRequest(user, PASSWORD, null)).status()).isEqualTo(200);
        TemporaryPassword late = one.post("/v1/users/" + user + "/reset", ada, "").as(TemporaryPassword.class);
        CLOCK.advance(Duration.ofHours(24).plusSeconds(1));
        assertThat(one.signIn(new SignInRequest(user, late.password(), null, PASSWORD + "2")).status())
                .isEqualTo(401);
    }

    @Test
    void sessionsAreListedAndEnded() throws Exception {
        String token = one.newToken(user);
        List<LiveSession> live = sessions();
        LiveSession session = live.stream().filter(each -> each.login().equals(user)).findFirst().orElseThrow();
        assertThat(session.method()).isEqualTo("one-time-token");
        assertThat(session.clientAddress()).isEqualTo("127.0.0.1");
        assertThat(session.client()).startsWith("okhttp/");
        assertThat(account(user).sessions()).isEqualTo(1);
        assertThat(one.post("/v1/sessions/" + session.id() + "/end", ada, "").status()).isEqualTo(204);
        assertThat(one.get("/v1/me", token).status()).isEqualTo(401);
        assertThat(one.post("/v1/sessions/" + session.id() + "/end", ada, "").status()).isEqualTo(404);
        assertThat(sessions()).noneMatch(each -> each.login().equals(user));
    }

    @Test
    void aRemovedUserIsGoneWithTheirSessions() throws Exception {
        String token = one.newToken(user);
        assertThat(one.post("/v1/users/" + user + "/remove", ada, "").status()).isEqualTo(204);
        assertThat(one.get("/v1/me", token).status()).isEqualTo(401);
        assertThat(users().users()).noneMatch(known -> known.login().equals(user));
        assertThat(one.post("/v1/users/" + user + "/remove", ada, "").status()).isEqualTo(404);
    }

    @Test
    void anIdleSessionEndsAfterHalfAnHourAndABusyOneAfterTwelveHours() throws Exception {
        Session session = opened();
        for (int i = 0; i < 24; i++) {
            CLOCK.advance(Duration.ofMinutes(29));
            session = two.post("/v1/refresh", null, new RefreshRequest(session.refreshToken())).as(Session.class);
        }
        CLOCK.advance(Duration.ofMinutes(25));
        assertThat(two.post("/v1/refresh", null, new RefreshRequest(session.refreshToken())).status())
                .isEqualTo(401);
        Session idle = opened();
        CLOCK.advance(Duration.ofMinutes(30));
        assertThat(two.post("/v1/refresh", null, new RefreshRequest(idle.refreshToken())).status()).isEqualTo(401);
    }

    @Test
    void wrongPasswordsOnTwoServersLockTheAccountOnBoth() throws Exception {
        one.users().create(user, "User", "accountant", null, PASSWORD.toCharArray());
        CLOCK.advance(Duration.ofMinutes(16));
        for (TestServer server : List.of(one, two, one, two, one)) {
            assertThat(server.signIn(new SignInRequest(user, "wrong password", null)).status()).isEqualTo(401);
        }
        assertThat(two.signIn(new SignInRequest(user, PASSWORD, null)).status()).isEqualTo(423);
        assertThat(account(user).state()).isEqualTo(UserState.LOCKED_OUT);
        assertThat(one.post("/v1/users/" + user + "/unlock", one.newToken("ada"), "").status()).isEqualTo(204);
        assertThat(two.signIn(new SignInRequest(user, PASSWORD, null)).status()).isEqualTo(200);
    }

    @Test
    void aScopeByDivisionShowsNothingOfAnotherDivision() throws Exception {
        one.users().create(user, "User", "controller", null, List.of("M"), null);
        Reply me = one.get("/v1/me", one.newToken(user));
        assertThat(me.json().get("entityWide").asBoolean()).isFalse();
        assertThat(me.json().get("divisions").get(0).asText()).isEqualTo("M");
    }

    @Test
    void malformedUsersAreRefusedWithTheFieldAtFault() throws Exception {
        assertField(draft("x", "auditor", List.of()), "login");
        assertField(new UserDraft("xyz", " ", "auditor", true, List.of(), true, List.of()), "displayName");
        assertField(draft("xyz", "owner", List.of()), "role");
        assertField(draft("xyz", "branch-manager", List.of()), "branches");
        assertField(draft("xyz", "auditor", List.of("X99")), "branches");
        assertField(new UserDraft("xyz", "X", "auditor", true, List.of(), false, List.of()), "divisions");
    }

    private void assertField(UserDraft draft, String field) throws Exception {
        Reply reply = one.post("/v1/users", ada, draft);
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.json().get("field").asText()).isEqualTo(field);
    }

    private Session opened() throws Exception {
        return one.signIn(new SignInRequest(null, null, one.users().oneTimeToken(user))).as(Session.class);
    }

    private UserChangeResult change(UserDraft draft) throws Exception {
        return one.post("/v1/users/" + draft.login(), ada, draft).as(UserChangeResult.class);
    }

    private Users users() throws Exception {
        return one.get("/v1/users", one.newToken("ben")).as(Users.class);
    }

    private UserAccount account(String login) throws Exception {
        return users().users().stream().filter(known -> known.login().equals(login)).findFirst().orElseThrow();
    }

    private List<LiveSession> sessions() throws Exception {
        return Stream.of(one.get("/v1/sessions", ada).as(LiveSession[].class)).toList();
    }

    private static UserDraft draft(String login, String role, List<String> branches) {
        return new UserDraft(login, "User", role, branches.isEmpty(), branches, true, List.of());
    }
}
