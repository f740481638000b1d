package com.superscapes.proxy.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Checks ID tokens: signature by an algorithm of the list, issuer, audience, times, nonce. */
final class IdTokens {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256,
            JWSAlgorithm.ES256);
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final OidcSettings settings;
    private final Clock clock;

    IdTokens(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws BadJOSEException saying which check failed */
    JWTClaimsSet verify(String token, JWKSource<SecurityContext> keys, String nonce)
            throws BadJOSEException, ParseException, JOSEException {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        // The library's own check of the claims takes the time from the system.
        processor.setJWTClaimsSetVerifier((claims, context) -> check(claims, nonce));
        return processor.process(token, null);
    }

    private void check(JWTClaimsSet claims, String nonce) throws BadJWTException {
        Instant now = clock.instant();
        require(settings.issuer().toString().equals(claims.getIssuer()), "issuer");
        require(claims.getAudience().contains(settings.clientId()), "audience");
        Object party = claims.getClaim("azp");
        require(claims.getAudience().size() == 1 && party == null || settings.clientId().equals(party),
                "authorized party");
        require(claims.getExpirationTime() != null
                && claims.getExpirationTime().toInstant().plus(SKEW).isAfter(now), "expiry");
        require(claims.getIssueTime() != null && !claims.getIssueTime().toInstant().isAfter(now.plus(SKEW)),
                "time of issue");
        require(nonce.equals(claims.getClaim("nonce")), "nonce");
        require(claims.getSubject() != null && !claims.getSubject().isBlank(), "subject");
    }

    private static void require(boolean good, String what) throws BadJWTException {
        if (!good) {
            throw new BadJWTException("The token's " + what + " is wrong");
        }
    }
}
