package com.superscapes.proxy.user;

import com.superscapes.api.user.LiveSession;
import com.superscapes.api.user.UserAccount;
import com.superscapes.api.user.UserChange;
import com.superscapes.api.user.UserChoices;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Users and sessions in one transaction of somebody who may handle them: an administrator, or the warehouse's owner. */
final class UserDirectory {

    /** A temporary password is good for this long. */
    static final Duration TEMPORARY = Duration.ofHours(24);

    private final Handle handle;
    private final Instant now;

    UserDirectory(Handle handle, Clock clock) {
        this.handle = handle;
        this.now = clock.instant();
    }

    /** What became of a request: applied, pending with its number, or why not. */
    record Requested(String outcome, @Nullable Long change) {
    }

    /** What became of a decision: approved, rejected, or why not; the login is null when there is no such change. */
    record Decided(String outcome, @Nullable String login) {
    }

    List<UserAccount> users() {
        return handle
                .createQuery("select login, display_name, role, branch_codes, division_codes, disabled, locked_until,"
                        + " has_password, must_change, issuer, last_sign_in_at, created_at, live_sessions from security.users(:at)")
                .bind("at", utc(now)).map((row, context) -> UserRows.account(row)).list();
    }

    List<UserChange> waiting() {
        return handle
                .createQuery("select change_id, login, display_name, role, branch_codes, division_codes, role_before,"
                        + " branches_before, divisions_before, requested_by, requested_at from security.user_changes()")
                .map((row, context) -> UserRows.change(row)).list();
    }

    List<UserChoices.Choice> choices(String dimension) {
        return handle.createQuery("select code, name from security.scope_choices() where dimension = :dimension")
                .bind("dimension", dimension)
                .map((row, context) -> new UserChoices.Choice(row.getString(1), row.getString(2))).list();
    }

    Requested request(String by, UserScope user, boolean isNew) {
        return handle.createQuery("select outcome, change_id from security.request_user_change(:by, :at, :login, :name,"
                + " :role, :branches, :divisions, :new)").bind("by", by).bind("at", utc(now))
                .bind("login", user.login()).bind("name", user.displayName())
                .bind("role", user.role().databaseName()).bindByType("branches", array(user.branches()), String[].class)
                .bindByType("divisions", array(user.divisions()), String[].class).bind("new", isNew)
                .map((row, context) -> new Requested(row.getString(1), row.getObject(2, Long.class))).one();
    }

    Decided decide(long change, String by, boolean approve) {
        return handle.createQuery("select outcome, login from security.decide_user_change(:change, :by, :at, :approve)")
                .bind("change", change).bind("by", by).bind("at", utc(now)).bind("approve", approve)
                .map((row, context) -> new Decided(row.getString(1), row.getString(2))).one();
    }

    /** For the owner only: no second pair of eyes. */
    void apply(UserScope user) {
        handle.createQuery("select security.apply_user(:login, :name, :role, :branches, :divisions, :at)")
                .bind("login", user.login()).bind("name", user.displayName())
                .bind("role", user.role().databaseName()).bindByType("branches", array(user.branches()), String[].class)
                .bindByType("divisions", array(user.divisions()), String[].class).bind("at", utc(now))
                .map((row, context) -> true).one();
    }

    /** When the password expires; null when there is no such user, or an identity provider vouches for them. */
    @Nullable
    Instant reset(String login, String hash) {
        Instant expires = now.plus(TEMPORARY);
        boolean done = handle.createQuery("select security.reset_password(:login, :hash, :at, :expires)")
                .bind("login", login).bind("hash", hash).bind("at", utc(now)).bind("expires", utc(expires))
                .mapTo(Boolean.class).one();
        return done ? expires : null;
    }

    /** done, unknown, own or last-administrator. */
    String lock(String login, boolean locked, String by) {
        return handle.createQuery("select security.set_user_locked(:login, :locked, :by, :at)").bind("login", login)
                .bind("locked", locked).bind("by", by).bind("at", utc(now)).mapTo(String.class).one();
    }

    /** done, unknown, own or last-administrator. */
    String remove(String login, String by) {
        return handle.createQuery("select security.remove_user(:login, :by)").bind("login", login).bind("by", by)
                .mapTo(String.class).one();
    }

    /** @param login whose; null for everybody's */
    List<LiveSession> sessions(@Nullable String login, String current) {
        return handle.createQuery("select session_id, login, display_name, method, client_address, client, started_at,"
                + " last_used_at, ends_at from security.live_sessions(:login, :at)")
                .bindByType("login", login, String.class).bind("at", utc(now))
                .map((row, context) -> UserRows.session(row, current)).list();
    }

    boolean endSession(UUID session, String reason) {
        return handle.createQuery("select security.end_session(:session, :at, :reason)").bind("session", session)
                .bind("at", utc(now)).bind("reason", reason).mapTo(Boolean.class).one();
    }

    private static String @Nullable [] array(@Nullable List<String> codes) {
        return codes == null ? null : codes.toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
