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
import org.jspecify.annotations.Nullable;

/** Users and refresh tokens, through the database's definer functions only: the server can't read the tables. */
final class UserStore {

    private final Jdbi jdbi;

    UserStore(DataSource writing) {
        this.jdbi = Jdbi.create(writing);
    }

    /** A user as the sign-in needs it; lockedUntil in UTC. */
    record Candidate(long id, @Nullable String passwordHash, boolean disabled, @Nullable Instant lockedUntil) {
    }

    /** A user as a request needs it; branches null for every branch. */
    record Account(String login, String displayName, Role role, @Nullable List<String> branches,
            @Nullable List<Integer> branchKeys, boolean disabled) {
    }

    /** What became of a refresh token: ok, unknown, expired, revoked or reused. */
    record Refreshed(String outcome, long userId, @Nullable UUID family) {
    }

    Optional<Candidate> find(String login) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select user_id, password_hash, disabled, locked_until from security.find_user(:login)")
                .bind("login", login)
                .map((row, context) -> new Candidate(row.getLong(1), row.getString(2), row.getBoolean(3),
                        instant(row, 4)))
                .findOne());
    }

    Optional<Account> account(long userId) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select login, display_name, role, branch_codes, security.branch_keys(branch_codes),"
                        + " disabled from security.user_by_id(:user)")
                .bind("user", userId).map((row, context) -> account(row)).findOne());
    }

    void succeeded(long userId) {
        jdbi.useHandle(handle -> handle.createQuery("select security.sign_in_succeeded(:user)").bind("user", userId)
                .map((row, context) -> true).one());
    }

    void failed(long userId, Instant at, int limit, Duration lock) {
        jdbi.useHandle(handle -> handle
                .createQuery("select security.sign_in_failed(:user, :at, :limit, make_interval(secs => :lock))")
                .bind("user", userId).bind("at", utc(at)).bind("limit", limit).bind("lock", (double) lock.toSeconds())
                .map((row, context) -> true).one());
    }

    void addRefreshToken(byte[] hash, UUID family, long userId, Instant at, Instant expires) {
        jdbi.useHandle(handle -> handle
                .createQuery("select security.add_refresh_token(:hash, :family, :user, :at, :expires)")
                .bind("hash", hash).bind("family", family).bind("user", userId).bind("at", utc(at))
                .bind("expires", utc(expires)).map((row, context) -> true).one());
    }

    Refreshed useRefreshToken(byte[] hash, Instant at) {
        return jdbi.inTransaction(handle -> handle
                .createQuery("select outcome, user_id, family from security.use_refresh_token(:hash, :at)")
                .bind("hash", hash).bind("at", utc(at))
                .map((row, context) -> new Refreshed(row.getString(1), row.getLong(2), row.getObject(3, UUID.class)))
                .one());
    }

    void revoke(UUID family, Instant at) {
        jdbi.useHandle(handle -> handle.createQuery("select security.revoke_family(:family, :at)")
                .bind("family", family).bind("at", utc(at)).map((row, context) -> true).one());
    }

    Optional<Long> useOneTimeToken(byte[] hash, Instant at) {
        return jdbi.withHandle(handle -> handle.createQuery("select security.use_one_time_token(:hash, :at)")
                .bind("hash", hash).bind("at", utc(at)).map((row, context) -> {
                    long user = row.getLong(1);
                    return row.wasNull() ? Optional.<Long>empty() : Optional.of(user);
                }).one());
    }

    private static Account account(ResultSet row) throws SQLException {
        Array branches = row.getArray(4);
        List<String> codes = branches == null ? null : Arrays.asList((String[]) branches.getArray());
        List<Integer> keys = branches == null ? null : Arrays.asList((Integer[]) row.getArray(5).getArray());
        return new Account(row.getString(1), row.getString(2), Role.ofDatabase(row.getString(3)), codes, keys,
                row.getBoolean(6));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
