package com.superscapes.proxy.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.superscapes.api.error.ErrorCode;
import com.superscapes.api.session.Session;
import com.superscapes.api.session.SignInRequest;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.session.UserStore.Candidate;
import com.superscapes.proxy.session.UserStore.Refreshed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Signs users in and out, renews sessions, and says who a request comes from. */
public final class Sessions {

    private static final int MOST_FAILURES = 5;
    private static final Duration LOCK = Duration.ofMinutes(15);
    private static final Duration REFRESH_LIFE = Duration.ofHours(12);

    private final UserStore users;
    private final Passwords passwords = new Passwords();
    private final AccessTokens tokens;
    private final UnknownLogins unknown;
    private final Clock clock;
    // A disabled user is out within these seconds; a session that ended here is out at once.
    private final Cache<Long, UserStore.Account> accounts = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(10)).maximumSize(10_000).build();
    private final Cache<String, Boolean> ended = Caffeine.newBuilder().expireAfterWrite(AccessTokens.LIFE)
            .maximumSize(100_000).build();

    public Sessions(DataSource writing, InstallationKey key, Clock clock) {
        this.users = new UserStore(writing);
        this.tokens = new AccessTokens(key, clock);
        this.unknown = new UnknownLogins(clock, MOST_FAILURES, LOCK);
        this.clock = clock;
    }

    /**
     * Signs in by password or one-time token.
     *
     * @throws ApiException sign-in failed, the same for an unknown user, a wrong password and a disabled user; or locked
     */
    public Session signIn(SignInRequest request) {
        if (request.oneTimeToken() != null) {
            Optional<Long> user = users.useOneTimeToken(Secrets.hash(request.oneTimeToken()), clock.instant());
            return open(user.orElseThrow(Sessions::failed), UUID.randomUUID());
        }
        if (request.login() == null || request.password() == null) {
            throw ApiException.badRequest("login", "Name a login and a password.");
        }
        return open(verified(request.login().toLowerCase(Locale.ROOT), request.password()), UUID.randomUUID());
    }

    /** Exchanges a refresh token; one that was used already ends the whole session. */
    public Session refresh(@Nullable String token) {
        Refreshed refreshed = users.useRefreshToken(Secrets.hash(token == null ? "" : token), clock.instant());
        UUID family = refreshed.family();
        if (refreshed.outcome().equals("reused") && family != null) {
            ended.put(family.toString(), true);
        }
        if (!refreshed.outcome().equals("ok") || family == null) {
            throw AccessTokens.required();
        }
        return open(refreshed.userId(), family);
    }

    /** Ends the caller's session. */
    public void signOut(Caller caller) {
        ended.put(caller.sessionId(), true);
        users.revoke(UUID.fromString(caller.sessionId()), clock.instant());
    }

    /** @throws ApiException sign-in required when the token is no good, its session ended or its user is disabled */
    public Caller caller(String accessToken) {
        AccessTokens.Bearer bearer = tokens.verify(accessToken);
        if (ended.getIfPresent(bearer.sessionId()) != null) {
            throw AccessTokens.required();
        }
        return caller(account(bearer.userId()), bearer.sessionId());
    }

    private UserStore.Account account(long userId) {
        UserStore.Account known = accounts.getIfPresent(userId);
        if (known == null) {
            known = users.account(userId).filter(user -> !user.disabled()).orElseThrow(AccessTokens::required);
            accounts.put(userId, known);
        }
        return known;
    }

    private long verified(String login, String password) {
        Instant now = clock.instant();
        Optional<Candidate> found = users.find(login);
        Instant lockedUntil = found.isPresent() ? found.get().lockedUntil() : unknown.lockedUntil(login);
        if (lockedUntil != null && lockedUntil.isAfter(now)) {
            throw new ApiException(ErrorCode.LOCKED, "Too many wrong passwords. Try again in 15 minutes.", null);
        }
        boolean right = passwords.matches(password, found.map(Candidate::passwordHash).orElse(null));
        if (found.isEmpty()) {
            unknown.failed(login);
            throw failed();
        }
        Candidate candidate = found.get();
        if (!right || candidate.disabled()) {
            users.failed(candidate.id(), now, MOST_FAILURES, LOCK);
            throw failed();
        }
        users.succeeded(candidate.id());
        return candidate.id();
    }

    private Session open(long userId, UUID family) {
        UserStore.Account account = users.account(userId).filter(user -> !user.disabled())
                .orElseThrow(Sessions::failed);
        Instant now = clock.instant();
        String refresh = Secrets.token();
        users.addRefreshToken(Secrets.hash(refresh), family, userId, now, now.plus(REFRESH_LIFE));
        return new Session(tokens.issue(userId, family.toString()), refresh, now.plus(AccessTokens.LIFE),
                caller(account, family.toString()).profile());
    }

    private static Caller caller(UserStore.Account account, String sessionId) {
        return new Caller(account.login(), account.displayName(), account.role(), account.branches(),
                account.branchKeys(), sessionId);
    }

    private static ApiException failed() {
        return new ApiException(ErrorCode.SIGN_IN_FAILED, "The login or the password is wrong.", null);
    }
}
