package com.superscapes.proxy.user;

import com.superscapes.api.user.LiveSession;
import com.superscapes.api.user.TemporaryPassword;
import com.superscapes.api.user.UserAccount;
import com.superscapes.api.user.UserDraft;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.session.Passwords;
import com.superscapes.proxy.session.Secrets;
import java.nio.CharBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;

/**
 * Users and sessions with the warehouse owner's login: for the first users, and for whatever needs nobody's approval but the
 * owner's. There is no default user or password.
 */
public final class UserAdministration {

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);
    private static final String OWNER = "(owner)";

    private final Jdbi jdbi;
    private final Clock clock;

    public UserAdministration(DataSource owner, Clock clock) {
        this.jdbi = Jdbi.create(owner);
        // What is bound may be a secret, and an error is logged.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        jdbi.registerArrayType(String.class, "text");
        this.clock = clock;
    }

    /**
     * Makes a user, or changes the one with this login.
     *
     * @param role     executive, controller, accountant, branch-manager, payroll, auditor or administrator
     * @param branches branch codes in scope; null for every branch, which a branch manager can't have
     * @param password at least 12 characters; null for a user who signs in by one-time token only
     * @throws IllegalArgumentException when one of these is not so
     */
    public void create(String login, String displayName, String role, @Nullable List<String> branches,
            char @Nullable [] password) {
        create(login, displayName, role, branches, null, password);
    }

    /**
     * The same with a scope by division.
     *
     * @param divisions division codes in scope; null for every division
     */
    public void create(String login, String displayName, String role, @Nullable List<String> branches,
            @Nullable List<String> divisions, char @Nullable [] password) {
        UserScope user = checked(login, displayName, role, branches, divisions);
        String hash = password == null ? null : strong(password, user.login());
        jdbi.useTransaction(handle -> {
            new UserDirectory(handle, clock).apply(user);
            handle.createUpdate("update security.app_user set password_hash = :hash, disabled = false,"
                    + " must_change = false, password_expires_at = null where login = :login").bind("hash", hash)
                    .bind("login", user.login()).execute();
            handle.createUpdate(
                    "delete from security.sign_in_guard where subject = security.guard_subject(:login)")
                    .bind("login", user.login()).execute();
        });
    }

    /**
     * Changes name, role and scope; the password stays.
     *
     * @throws IllegalArgumentException when there is no such user, or the scope is wrong
     */
    public void change(String login, String displayName, String role, @Nullable List<String> branches,
            @Nullable List<String> divisions) {
        UserScope user = checked(login, displayName, role, branches, divisions);
        existing(login);
        in(directory -> {
            directory.apply(user);
            return true;
        });
    }

    /** Every user, by login. */
    public List<UserAccount> list() {
        return in(UserDirectory::users);
    }

    /** @throws IllegalArgumentException when there is no such user */
    public UserAccount existing(String login) {
        return list().stream().filter(user -> user.login().equals(login.toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no user " + login + "."));
    }

    /**
     * A password for one sign-in.
     *
     * @throws IllegalArgumentException when there is no such user with a password here
     */
    public TemporaryPassword reset(String login) {
        String name = login.toLowerCase(Locale.ROOT);
        String password = Passwords.temporary();
        String hash = Passwords.hash(password.toCharArray());
        Instant expires = in(directory -> directory.reset(name, hash));
        if (expires == null) {
            throw new IllegalArgumentException("There is no user " + login + " with a password here.");
        }
        return new TemporaryPassword(name, password, expires);
    }

    /** @throws IllegalArgumentException when there is no such user, or it is the last administrator */
    public void lock(String login, boolean locked) {
        done(in(directory -> directory.lock(login.toLowerCase(Locale.ROOT), locked, OWNER)), login);
    }

    /** @throws IllegalArgumentException when there is no such user, or it is the last administrator */
    public void remove(String login) {
        done(in(directory -> directory.remove(login.toLowerCase(Locale.ROOT), OWNER)), login);
    }

    /** Live sessions; of everybody with a null login. */
    public List<LiveSession> sessions(@Nullable String login) {
        return in(directory -> directory.sessions(login == null ? null : login.toLowerCase(Locale.ROOT), ""));
    }

    /** @throws IllegalArgumentException when there is no such live session */
    public void endSession(UUID session) {
        if (!in(directory -> directory.endSession(session, "ended at the command line"))) {
            throw new IllegalArgumentException("There is no live session " + session + ".");
        }
    }

    /**
     * A token good for one sign-in within ten minutes.
     *
     * @throws IllegalArgumentException when there is no such user
     */
    public String oneTimeToken(String login) {
        String token = Secrets.token();
        int made = jdbi.withHandle(handle -> handle
                .createUpdate("insert into security.one_time_token (token_hash, user_id, expires_at)"
                        + " select :hash, user_id, :expires from security.app_user where login = :login and not disabled")
                .bind("hash", Secrets.hash(token))
                .bind("expires", clock.instant().plus(TOKEN_LIFE).atOffset(ZoneOffset.UTC))
                .bind("login", login.toLowerCase(Locale.ROOT)).execute());
        if (made == 0) {
            throw new IllegalArgumentException("There is no user " + login + ".");
        }
        return token;
    }

    private <T extends @Nullable Object> T in(Function<UserDirectory, T> work) {
        return jdbi.inTransaction(handle -> work.apply(new UserDirectory(handle, clock)));
    }

    private static void done(String outcome, String login) {
        if (!outcome.equals("done")) {
            throw new IllegalArgumentException(UserRefusals.of(outcome, login).getMessage());
        }
    }

    private static UserScope checked(String login, String displayName, String role, @Nullable List<String> branches,
            @Nullable List<String> divisions) {
        try {
            return UserScope.of(new UserDraft(login, displayName, role, branches == null,
                    branches == null ? List.of() : branches, divisions == null,
                    divisions == null ? List.of() : divisions));
        } catch (ApiException refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
    }

    private static String strong(char[] password, String login) {
        Passwords.weakness(CharBuffer.wrap(password), login).ifPresent(weakness -> {
            throw new IllegalArgumentException(weakness);
        });
        return Passwords.hash(password);
    }
}
