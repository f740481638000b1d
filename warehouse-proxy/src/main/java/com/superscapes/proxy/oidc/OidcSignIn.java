package com.superscapes.proxy.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.superscapes.api.error.ErrorCode;
import com.superscapes.api.session.ProviderSignIn;
import com.superscapes.api.session.ProviderSignInCode;
import com.superscapes.api.session.ProviderSignInStart;
import com.superscapes.api.user.UserDraft;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.session.InstallationKey;
import com.superscapes.proxy.session.Secrets;
import com.superscapes.proxy.user.ProviderUsers;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins a sign-in at the identity provider and ends it; the server is the provider's client, the desktop only carries the code. */
public final class OidcSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);
    private static final Duration TO_SIGN_IN = Duration.ofMinutes(10);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

    private final OidcSettings settings;
    private final Provider provider;
    private final IdTokens tokens;
    private final Transactions transactions;
    private final ProviderUsers users;
    private final Clock clock;

    /** Who signed in, and what became of the user here: same, added or changed. */
    public record Admitted(long userId, UserDraft user, String outcome) {
    }

    public OidcSignIn(OidcSettings settings, InstallationKey key, ProviderUsers users, Clock clock) {
        this.settings = settings;
        this.provider = new Provider(settings, clock);
        this.tokens = new IdTokens(settings, clock);
        this.transactions = new Transactions(key, clock);
        this.users = users;
        this.clock = clock;
    }

    /** For people. */
    public String name() {
        return settings.name();
    }

    /** @throws ApiException when the redirect is no loopback address or the challenge malformed; unavailable without a provider */
    public ProviderSignIn begin(ProviderSignInStart start) {
        if (start.redirectUri() == null || !loopback(start.redirectUri())) {
            throw ApiException.badRequest("redirectUri",
                    "The redirect must be http://127.0.0.1:PORT/ or http://[::1]:PORT/.");
        }
        if (start.codeChallenge() == null || !start.codeChallenge().matches("[A-Za-z0-9_-]{43}")) {
            throw ApiException.badRequest("codeChallenge", "The challenge must be a SHA-256 in base64url.");
        }
        Transactions.Begun begun = new Transactions.Begun(Secrets.token(), Secrets.token(), start.redirectUri(),
                start.codeChallenge(), clock.instant().plus(TO_SIGN_IN));
        Map<String, String> query = new TreeMap<>(Map.of("response_type", "code", "client_id", settings.clientId(),
                "redirect_uri", begun.redirectUri(), "scope", "openid profile email", "state", begun.state(), "nonce",
                begun.nonce(), "code_challenge", begun.codeChallenge(), "code_challenge_method", "S256"));
        try {
            URI page = provider.known().endpoints().authorization();
            return new ProviderSignIn(page + (page.getQuery() == null ? "?" : "&") + Provider.query(query),
                    begun.state(), transactions.seal(begun), begun.expires());
        } catch (IOException away) {
            throw unreachable(away);
        }
    }

    /** @throws ApiException sign-in failed, whatever is wrong with the answer; the log says what */
    public Admitted end(ProviderSignInCode answer) {
        Transactions.Begun begun = transactions.open(String.valueOf(answer.transaction()))
                .orElseThrow(() -> failed("the transaction is not ours or too old"));
        String verifier = String.valueOf(answer.codeVerifier());
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.hash(verifier));
        if (!challenge.equals(begun.codeChallenge())) {
            throw failed("the code verifier is another one's");
        }
        if (!users.once(Secrets.hash(begun.nonce()), begun.expires())) {
            throw failed("the transaction was used before");
        }
        JWTClaimsSet claims = claims(answer, begun);
        UserDraft user = draft(claims);
        ProviderUsers.Admission admission = users.admit(settings.issuer().toString(), claims.getSubject(), user);
        return switch (admission.outcome()) {
            case "locked" -> throw failed("the user " + user.login() + " is locked");
            case "taken" -> throw failed("the login " + user.login() + " is another user's");
            default -> new Admitted(admission.userId(), user, admission.outcome());
        };
    }

    private JWTClaimsSet claims(ProviderSignInCode answer, Transactions.Begun begun) {
        try {
            String token = provider.idToken(String.valueOf(answer.code()), answer.codeVerifier(), begun.redirectUri());
            return tokens.verify(token, provider.known().keys(), begun.nonce());
        } catch (BadJOSEException | ParseException wrong) {
            throw failed(String.valueOf(wrong.getMessage()));
        } catch (JOSEException | IOException away) {
            throw unreachable(away);
        }
    }

    private UserDraft draft(JWTClaimsSet claims) {
        String login = text(claims, settings.loginClaim());
        List<?> groups = claims.getClaim(settings.groupsClaim()) instanceof Collection<?> several
                ? List.copyOf(several)
                : List.of();
        OidcSettings.GroupRule rule = settings.rules().stream().filter(each -> groups.contains(each.group()))
                .findFirst().orElseThrow(() -> new ApiException(ErrorCode.SIGN_IN_FAILED,
                        "None of your groups has a role here. Ask an administrator.", null));
        String name = text(claims, "name");
        return new UserDraft(login.toLowerCase(Locale.ROOT), name.isEmpty() ? login : name, rule.role(),
                rule.everyBranch(), rule.branches(), rule.everyDivision(), rule.divisions());
    }

    private static String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : "";
    }

    private static boolean loopback(String text) {
        try {
            URI uri = URI.create(text);
            return "http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost()))
                    && uri.getPort() > 0 && uri.getFragment() == null && uri.getUserInfo() == null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static ApiException failed(String reason) {
        LOG.warn("A sign-in at the identity provider was refused: {}", reason);
        return new ApiException(ErrorCode.SIGN_IN_FAILED,
                "The identity provider's answer can't be accepted. Sign in again.",
                null);
    }

    private static ApiException unreachable(Exception away) {
        LOG.warn("The identity provider can't be asked: {}", away.toString());
        return ApiException.unavailable("The identity provider can't be asked. Try again in a moment.");
    }
}
