package com.superscapes.proxy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.session.RefreshRequest;
import com.superscapes.api.session.Session;
import com.superscapes.api.session.SignInRequest;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestClock;
import com.superscapes.proxy.testing.TestServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server whose machine's clock is set: nobody gets a wrong figure, and whoever is refused is told to sign in. */
class SetClockTest {

    private static final StatementRequest QUESTION = new StatementRequest("trial-balance", 202506, true, List.of(),
            List.of(), null);

    private final TestClock clock = new TestClock();
    private RandomLedger ledger;
    private TestServer server;
    private Session session;
    private List<StatementRow> right;

    @BeforeEach
    void start() throws Exception {
        ledger = new RandomLedger(14, 100);
        server = new TestServer(ledger.warehouse(), clock, config -> config).addUsers();
        session = signIn();
        right = rows();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        ledger.close();
    }

    @Test
    void setBackByHoursTheSameSessionReadsTheSameFigures() throws Exception {
        for (int hours = 0; hours < 5; hours++) {
            clock.advance(Duration.ofHours(-1));
            assertThat(rows()).isEqualTo(right);
        }
        session = server.post("/v1/refresh", null, new RefreshRequest(session.refreshToken())).as(Session.class);
        assertThat(rows()).isEqualTo(right);
    }

    @Test
    void setForwardByHalfAnHourTheAccessTokenEndsAndARefreshGoesOn() throws Exception {
        clock.advance(Duration.ofMinutes(20));
        refusedAsSignedOut();
        session = server.post("/v1/refresh", null, new RefreshRequest(session.refreshToken())).as(Session.class);
        assertThat(rows()).isEqualTo(right);
        clock.advance(Duration.ofMinutes(-20));
        assertThat(rows()).isEqualTo(right);
    }

    @Test
    void setForwardByADayTheSessionEndsAndSetBackAnotherBegins() throws Exception {
        clock.advance(Duration.ofDays(1));
        refusedAsSignedOut();
        assertThat(server.post("/v1/refresh", null, new RefreshRequest(session.refreshToken())).status())
                .isEqualTo(401);
        clock.advance(Duration.ofDays(-1));
        session = signIn();
        assertThat(rows()).isEqualTo(right);
    }

    @Test
    void aLockOutOfAClockThatWasAheadDoesNotOutliveIt() throws Exception {
        clock.advance(Duration.ofDays(30));
        for (int i = 0; i < 6; i++) {
            server.signIn(new SignInRequest("controller", "wrong password", null));
        }
        assertThat(server.signIn(new SignInRequest("controller", "wrong password", null)).status()).isEqualTo(423);
        clock.advance(Duration.ofDays(-30));
        assertThat(server.signIn(new SignInRequest("controller", "wrong password", null)).status()).isEqualTo(401);
    }

    private Session signIn() throws Exception {
        return server.signIn(new SignInRequest(null, null, server.users().oneTimeToken("controller")))
                .as(Session.class);
    }

    private List<StatementRow> rows() throws Exception {
        return server.post("/v1/statements", session.accessToken(), QUESTION).as(Statement.class).rows();
    }

    private void refusedAsSignedOut() throws Exception {
        TestServer.Reply reply = server.post("/v1/statements", session.accessToken(), QUESTION);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().get("code").asText()).isEqualTo("SIGN_IN_REQUIRED");
    }
}
