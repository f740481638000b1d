package com.superscapes.proxy.session;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;

/** Sessions and tries, through the database's definer functions only: the server can't read the tables. */
final class SessionStore {

    private final Jdbi jdbi;

    SessionStore(DataSource writing) {
        this.jdbi = Jdbi.create(writing);
        // What is bound may be a secret, and an error is logged.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    /** A user as the sign-in needs it; a temporary password must be changed and expires (UTC). */
    record Candidate(long id, @Nullable String passwordHash, boolean disabled, boolean mustChange,
            @Nullable Instant passwordExpires) {
    }

    /** Who a live session is of; branches and divisions null for every one. */
    record Account(long id, String login, String displayName, Role role, @Nullable List<String> branches,
            @Nullable List<String> divisions, List<Integer> branchKeys, List<Integer> divisionKeys) {
    }

    /** What became of a refresh token: ok, unknown, expired, revoked or reused. */
    record Refreshed(String outcome, @Nullable UUID session) {
    }

    /** Until when the account or the address is locked; empty when the try may go on. */
    Optional<Instant> begin(String login, String address, Instant at, SignInRules rules) {
        return jdbi.inTransaction(handle -> Optional.ofNullable(handle
                .createQuery("select security.begin_sign_in(:login, :address, :at, :account, :addresses,"
                        + " make_interval(secs => :window))")
                .bind("login", login).bind("address", address).bind("at", utc(at))
                .bind("account", rules.accountTries()).bind("addresses", rules.addressTries())
                .bind("window", rules.window().toSeconds()).map((row, context) -> Tried.of(instant(row, 1))).one()
                .lockedUntil()));
    }

    // A mapped null would be no row to Jdbi.
    private record Tried(@Nullable Instant lockedUntil) {

        static Tried of(@Nullable Instant at) {
            return new Tried(at);
        }
    }

    void forgive(String login, String address, boolean right) {
        run("select security.forgive_try(?, ?, ?)", login, address, right);
    }

    Optional<Candidate> find(String login) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select user_id, password_hash, disabled, must_change, password_expires_at"
                        + " from security.find_user(:login)")
                .bind("login", login).map((row, context) -> new Candidate(row.getLong(1), row.getString(2),
                        row.getBoolean(3), row.getBoolean(4), instant(row, 5)))
                .findOne());
    }

    Optional<Account> account(UUID session, Instant at) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select user_id, login, display_name, role, branch_codes, division_codes, branch_keys,"
                        + " division_keys from security.session_state(:session, :at)")
                .bind("session", session).bind("at", utc(at)).map((row, context) -> account(row)).findOne());
    }

    void open(UUID session, long userId, Instant at, Duration longest, SignInMethod method, Origin origin) {
        run("select security.open_session(?, ?, ?, ?, ?, ?, ?)", session, userId, utc(at), utc(at.plus(longest)),
                method.id(), origin.address(), origin.client());
    }

    void addRefreshToken(byte[] hash, UUID session, Instant at, Duration idle) {
        run("select security.add_refresh_token(?, ?, ?, make_interval(secs => ?))", hash, session, utc(at),
                idle.toSeconds());
    }

    Refreshed useRefreshToken(byte[] hash, Instant at) {
        return jdbi.inTransaction(handle -> handle
                .createQuery("select outcome, session_id from security.use_refresh_token(:hash, :at)")
                .bind("hash", hash).bind("at", utc(at))
                .map((row, context) -> new Refreshed(row.getString(1), row.getObject(2, UUID.class))).one());
    }

    void end(UUID session, Instant at, String reason) {
        run("select security.end_session(?, ?, ?)", session, utc(at), reason);
    }

    void changePassword(long userId, String hash, Instant at) {
        run("select security.change_password(?, ?, ?)", userId, hash, utc(at));
    }

    Optional<Long> useOneTimeToken(byte[] hash, Instant at) {
        return jdbi.withHandle(handle -> handle.createQuery("select security.use_one_time_token(:hash, :at)")
                .bind("hash", hash).bind("at", utc(at)).map((row, context) -> {
                    long user = row.getLong(1);
                    return row.wasNull() ? Optional.<Long>empty() : Optional.of(user);
                }).one());
    }

    private void run(String function, Object... values) {
        jdbi.useHandle(handle -> {
            var query = handle.createQuery(function);
            for (int i = 0; i < values.length; i++) {
                query.bind(i, values[i]);
            }
            query.map((row, context) -> true).one();
        });
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(row.getLong(1), row.getString(2), row.getString(3), Role.ofDatabase(row.getString(4)),
                codes(row.getArray(5)), codes(row.getArray(6)), keys(row.getArray(7)), keys(row.getArray(8)));
    }

    private static @Nullable List<String> codes(@Nullable Array array) throws SQLException {
        return array == null ? null : Arrays.asList((String[]) array.getArray());
    }

    private static List<Integer> keys(Array array) throws SQLException {
        return Arrays.asList((Integer[]) array.getArray());
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
