package com.superscapes.proxy.session;

import com.superscapes.api.error.ErrorCode;
import com.superscapes.api.session.Session;
import com.superscapes.api.session.SignInRequest;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.session.SessionStore.Account;
import com.superscapes.proxy.session.SessionStore.Candidate;
import com.superscapes.proxy.session.SessionStore.Refreshed;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Signs users in and out, renews sessions, and says who a request comes from. */
public final class Sessions {

    private final SessionStore store;
    private final Passwords passwords;
    private final AccessTokens tokens;
    private final LiveAccounts accounts;
    private final SignInRules rules;
    private final Clock clock;

    public Sessions(DataSource writing, InstallationKey key, Passwords passwords, SignInRules rules, Clock clock) {
        this.store = new SessionStore(writing);
        this.tokens = new AccessTokens(key, clock);
        this.accounts = new LiveAccounts(store, clock);
        this.passwords = passwords;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Signs in by password or one-time token; a new password in the request replaces the right one.
     *
     * @throws ApiException sign-in failed, the same for an unknown user, a wrong or expired password and a locked user; locked
     *                      after too many tries, whether there is such a user or not; password change required
     */
    public Session signIn(SignInRequest request, Origin origin) {
        if (request.oneTimeToken() != null) {
            Optional<Long> user = store.useOneTimeToken(Secrets.hash(request.oneTimeToken()), clock.instant());
            return open(user.orElseThrow(Sessions::failed), SignInMethod.ONE_TIME_TOKEN, origin);
        }
        if (request.login() == null || request.password() == null) {
            throw ApiException.badRequest("login", "Name a login and a password.");
        }
        String login = request.login().toLowerCase(Locale.ROOT);
        Candidate user = verified(login, request.password(), origin.address());
        renewPassword(user, login, request);
        return open(user.id(), SignInMethod.PASSWORD, origin);
    }

    /** Opens a session for somebody who has proved otherwise who they are. */
    public Session open(long userId, SignInMethod method, Origin origin) {
        UUID session = UUID.randomUUID();
        store.open(session, userId, clock.instant(), rules.longest(), method, origin);
        return renewed(session);
    }

    /** Exchanges a refresh token; one that was used already ends the whole session. */
    public Session refresh(@Nullable String token) {
        Refreshed refreshed = store.useRefreshToken(Secrets.hash(token == null ? "" : token), clock.instant());
        UUID session = refreshed.session();
        if (refreshed.outcome().equals("reused") && session != null) {
            accounts.over(session);
        }
        if (!refreshed.outcome().equals("ok") || session == null) {
            throw AccessTokens.required();
        }
        return renewed(session);
    }

    /** Ends the caller's session. */
    public void signOut(Caller caller) {
        UUID session = UUID.fromString(caller.sessionId());
        accounts.over(session);
        store.end(session, clock.instant(), "signed out");
    }

    /** @throws ApiException sign-in required when the token is no good, its session ended or its user is locked */
    public Caller caller(String accessToken) {
        UUID session = tokens.verify(accessToken);
        return caller(accounts.of(session), session);
    }

    /** Somebody's rights or sessions changed: nothing that was known here of anybody counts any more. */
    public void forget() {
        accounts.forgetRights();
    }

    /** @param told when somebody's role or scope changed, here or elsewhere, before their next request is answered */
    public void whenRightsChange(Runnable told) {
        accounts.whenRightsChange(told);
    }

    private Candidate verified(String login, String password, String address) {
        Instant now = clock.instant();
        if (store.begin(login, address, now, rules).isPresent()) {
            throw new ApiException(ErrorCode.LOCKED, "Too many wrong passwords. Try again in "
                    + rules.window().toMinutes() + " minutes.", null);
        }
        Optional<Candidate> found = store.find(login);
        boolean right;
        try {
            right = passwords.matches(password, found.map(Candidate::passwordHash).orElse(null));
        } catch (ApiException busy) {
            store.forgive(login, address, false);
            throw busy;
        }
        Candidate user = found.filter(candidate -> !candidate.disabled() && !expired(candidate, now)).orElse(null);
        if (!right || user == null) {
            throw failed();
        }
        store.forgive(login, address, true);
        return user;
    }

    private static boolean expired(Candidate user, Instant now) {
        Instant end = user.passwordExpires();
        return end != null && !end.isAfter(now);
    }

    private void renewPassword(Candidate user, String login, SignInRequest request) {
        String wanted = request.newPassword();
        if (wanted == null && user.mustChange()) {
            throw new ApiException(ErrorCode.PASSWORD_CHANGE_REQUIRED, "Choose a new password.", "newPassword");
        }
        if (wanted != null) {
            if (wanted.equals(request.password())) {
                throw ApiException.badRequest("newPassword", "Choose a password that differs from the old one.");
            }
            Passwords.weakness(wanted, login).ifPresent(weakness -> {
                throw ApiException.badRequest("newPassword", weakness);
            });
            store.changePassword(user.id(), passwords.hashed(wanted), clock.instant());
            accounts.forget();
        }
    }

    private Session renewed(UUID session) {
        Instant now = clock.instant();
        Account account = store.account(session, now).orElseThrow(Sessions::failed);
        String refresh = Secrets.token();
        store.addRefreshToken(Secrets.hash(refresh), session, now, rules.idle());
        return new Session(tokens.issue(account.id(), session), refresh, now.plus(AccessTokens.LIFE),
                caller(account, session).profile());
    }

    private static Caller caller(Account account, UUID session) {
        return new Caller(account.login(), account.displayName(), account.role(), account.branches(),
                account.divisions(), account.branchKeys(), account.divisionKeys(), session.toString());
    }

    private static ApiException failed() {
        return new ApiException(ErrorCode.SIGN_IN_FAILED, "The login or the password is wrong.", null);
    }
}
