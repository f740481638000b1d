package com.superscapes.proxy.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.superscapes.proxy.session.SessionStore.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * What this server knows of the sessions it serves: asked again after ten seconds, so that a locked user or another scope holds
 * everywhere within these, and while the database is away believed for five minutes.
 */
final class LiveAccounts {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration BELIEVED = Duration.ofMinutes(5);
    /** How long nobody else waits for a database that just did not answer. */
    private static final Duration AWAY = Duration.ofSeconds(5);
    private static final int MOST = 50_000;
    private static final int LOCKS = 256;

    private final SessionStore store;
    private final Clock clock;
    private final Cache<UUID, Known> known = Caffeine.newBuilder().maximumSize(MOST)
            .expireAfterAccess(AccessTokens.LIFE).build();
    private final Cache<UUID, Boolean> over = Caffeine.newBuilder().maximumSize(2L * MOST)
            .expireAfterWrite(AccessTokens.LIFE).build();

    private final List<Lock> locks = Stream.<Lock>generate(ReentrantLock::new).limit(LOCKS).toList();
    private volatile Runnable rightsChanged = () -> {
    };
    private volatile @Nullable Instant away;

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
        if (before != null && within(before.asked(), FRESH, clock.instant())) {
            return before.account();
        }
        // One asks for all who came with the same session meanwhile.
        Lock asking = locks.get(Math.floorMod(session.hashCode(), LOCKS));
        asking.lock();
        try {
            return ask(session);
        } finally {
            asking.unlock();
        }
    }

    private Account ask(UUID session) {
        Known before = known.getIfPresent(session);
        Instant now = clock.instant();
        if (before != null && within(before.asked(), FRESH, now)) {
            return before.account();
        }
        Instant failed = away;
        if (before != null && failed != null && within(failed, AWAY, now) && within(before.asked(), BELIEVED, now)) {
            return before.account();
        }
        try {
            Account account = store.account(session, now).orElse(null);
            away = null;
            // Another role or scope ends the session; a new branch changes what an entity-wide one may see.
            if (before != null && !before.account().equals(account)) {
                rightsChanged.run();
            }
            if (account == null) {
                over(session);
                throw AccessTokens.required();
            }
            known.put(session, new Known(account, now));
            return account;
        } catch (JdbiException gone) {
            away = clock.instant();
            if (before != null && within(before.asked(), BELIEVED, now)) {
                return before.account();
            }
            throw gone;
        }
    }

    void whenRightsChange(Runnable told) {
        rightsChanged = told;
    }

    /** A clock that was set back makes nothing fresh. */
    private static boolean within(Instant since, Duration limit, Instant now) {
        return !now.isBefore(since) && now.isBefore(since.plus(limit));
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

    void forgetRights() {
        forget();
        rightsChanged.run();
    }
}
