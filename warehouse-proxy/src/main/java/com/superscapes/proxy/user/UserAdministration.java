package com.superscapes.proxy.user;

import com.superscapes.proxy.session.Passwords;
import com.superscapes.proxy.session.Role;
import com.superscapes.proxy.session.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes users, with the warehouse owner's login; the server itself can't. There is no default user or password. */
public final class UserAdministration {

    private static final int SHORTEST_PASSWORD = 12;
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    private final Jdbi jdbi;
    private final Clock clock;

    public UserAdministration(DataSource owner, Clock clock) {
        this.jdbi = Jdbi.create(owner);
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
        Role known = role(role);
        if (branches == null && known == Role.BRANCH_MANAGER) {
            throw new IllegalArgumentException("A branch manager needs at least one branch.");
        }
        if (password != null && password.length < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException("A password has at least " + SHORTEST_PASSWORD + " characters.");
        }
        String hash = password == null ? null : Passwords.hash(password);
        jdbi.useHandle(handle -> {
            var update = handle
                    .createUpdate(
                            "insert into security.app_user (login, display_name, password_hash, role, branch_codes)"
                                    + " values (:login, :name, :hash, :role, :branches) on conflict (login) do update set"
                                    + " display_name = excluded.display_name, password_hash = excluded.password_hash,"
                                    + " role = excluded.role, branch_codes = excluded.branch_codes, disabled = false,"
                                    + " failed_sign_ins = 0, locked_until = null")
                    .bind("login", login.toLowerCase(Locale.ROOT)).bind("name", displayName).bind("hash", hash)
                    .bind("role", known.databaseName());
            if (branches == null) {
                update.bindNull("branches", java.sql.Types.ARRAY);
            } else {
                update.bindArray("branches", String.class, branches);
            }
            update.execute();
        });
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

    private static Role role(String name) {
        try {
            return Role.ofDatabase(name.replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("There is no role " + name + ".", unknown);
        }
    }
}
