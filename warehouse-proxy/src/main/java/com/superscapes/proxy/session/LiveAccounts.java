package com.superscapes.proxy.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.superscapes.proxy.session.SessionStore.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;

/**
 * What this server knows of the sessions it serves: asked again after ten seconds, so that a locked user or another scope holds
 * everywhere within these, and while the database is away believed for five minutes.
 */
final class LiveAccounts {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration BELIEVED = Duration.ofMinutes(5);
    private static final int MOST = 50_000;

    private final SessionStore store;
    private final Clock clock;
    private final Cache<UUID, Known> known = Caffeine.newBuilder().maximumSize(MOST)
            .expireAfterAccess(AccessTokens.LIFE).build();
    private final Cache<UUID, Boolean> over = Caffeine.newBuilder().maximumSize(2L * MOST)
            .expireAfterWrite(AccessTokens.LIFE).build();

    private record Known(Account account, Instant asked) {
    }

    LiveAccounts(SessionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @throws com.superscapes.proxy.error.ApiException sign-in required when the session is over or its user locked */
    Account of(UUID session) {
        if (over.getIfPresent(session) != null) {
            throw AccessTokens.required();
        }
        Known before = known.getIfPresent(session);
        Instant now = clock.instant();
        if (before != null && within(before, FRESH, now)) {
            return before.account();
        }
        try {
            Account account = store.account(session, now).orElse(null);
            if (account == null) {
                over(session);
                throw AccessTokens.required();
            }
            known.put(session, new Known(account, now));
            return account;
        } catch (JdbiException away) {
            if (before != null && within(before, BELIEVED, now)) {
                return before.account();
            }
            throw away;
        }
    }

    /** A clock that was set back makes nothing fresh. */
    private static boolean within(Known before, Duration limit, Instant now) {
        return !now.isBefore(before.asked()) && now.isBefore(before.asked().plus(limit));
    }

    /** The session ended here. */
    void over(UUID session) {
        over.put(session, true);
        known.invalidate(session);
    }

    /** Somebody's rights changed: everything is asked again. */
    void forget() {
        known.invalidateAll();
    }
}
