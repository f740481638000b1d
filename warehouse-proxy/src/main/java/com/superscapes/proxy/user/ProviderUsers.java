package com.superscapes.proxy.user;

import com.superscapes.api.user.UserDraft;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Users that an identity provider vouches for: made and changed as they sign in, since their rights are decided there. */
public final class ProviderUsers {

    private final Jdbi jdbi;
    private final Clock clock;

    /** What became of the user: same, added, changed, locked, or taken when the login is another user's. */
    public record Admission(String outcome, long userId) {
    }

    public ProviderUsers(DataSource writing, Clock clock) {
        this.jdbi = Jdbi.create(writing);
        jdbi.registerArrayType(String.class, "text");
        this.clock = clock;
    }

    /** @throws com.superscapes.proxy.error.ApiException when the draft is malformed */
    public Admission admit(String issuer, String subject, UserDraft draft) {
        UserScope user = UserScope.of(draft);
        return jdbi.inTransaction(handle -> handle
                .createQuery(
                        "select outcome, user_id from security.provider_user(:issuer, :subject, :login, :name, :role,"
                                + " :branches, :divisions, :at)")
                .bind("issuer", issuer).bind("subject", subject).bind("login", user.login())
                .bind("name", user.displayName()).bind("role", user.role().databaseName())
                .bindByType("branches", array(user.branches()), String[].class)
                .bindByType("divisions", array(user.divisions()), String[].class)
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .map((row, context) -> new Admission(row.getString(1), row.getLong(2))).one());
    }

    /** False when it happened before, on whichever server. */
    public boolean once(byte[] hash, Instant expires) {
        return jdbi.inTransaction(handle -> handle.createQuery("select security.use_once(:hash, :at, :expires)")
                .bind("hash", hash).bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("expires", expires.atOffset(ZoneOffset.UTC)).mapTo(Boolean.class).one());
    }

    private static String @Nullable [] array(@Nullable List<String> codes) {
        return codes == null ? null : codes.toArray(String[]::new);
    }
}
