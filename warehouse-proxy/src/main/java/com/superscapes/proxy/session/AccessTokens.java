package com.superscapes.proxy.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.superscapes.api.error.ErrorCode;
import com.superscapes.proxy.error.ApiException;
import java.nio.ByteBuffer;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Signed access tokens (HS256) that name a user and a session for ten minutes; rights are read anew on each request. */
final class AccessTokens {

    static final Duration LIFE = Duration.ofMinutes(10);
    private static final String ISSUER = "superscapes";
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private static final int MOST = 50_000;

    private final byte[] key;
    private final Clock clock;
    // By hash, so that no token is kept; each is verified once and its expiry compared with the clock every time.
    private final Cache<ByteBuffer, Sealed> sealed = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFE)
            .build();

    private record Sealed(UUID session, Instant expires) {
    }

    AccessTokens(InstallationKey key, Clock clock) {
        this.key = key.derive("access-token");
        this.clock = clock;
    }

    String issue(long userId, UUID session) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(ISSUER).audience(ISSUER)
                .subject(Long.toString(userId)).claim("sid", session.toString()).issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE))).build();
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).build(), claims);
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }

    /**
     * The session a token belongs to.
     *
     * @throws ApiException sign-in required, whatever is wrong with the token
     */
    UUID verify(String text) {
        ByteBuffer fingerprint = ByteBuffer.wrap(Secrets.hash(text));
        Sealed known = sealed.getIfPresent(fingerprint);
        if (known == null) {
            known = opened(text);
            sealed.put(fingerprint, known);
        }
        if (!known.expires().isAfter(clock.instant())) {
            throw required();
        }
        return known.session();
    }

    private Sealed opened(String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            JWTClaimsSet claims = token.getJWTClaimsSet();
            boolean genuine = JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())
                    && TYPE.equals(token.getHeader().getType()) && token.verify(new MACVerifier(key));
            if (genuine && ISSUER.equals(claims.getIssuer()) && List.of(ISSUER).equals(claims.getAudience())
                    && claims.getExpirationTime() != null
                    && claims.getExpirationTime().toInstant().isAfter(clock.instant())) {
                String session = claims.getStringClaim("sid");
                return new Sealed(UUID.fromString(session == null ? "" : session),
                        claims.getExpirationTime().toInstant());
            }
        } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
            throw required();
        }
        throw required();
    }

    static ApiException required() {
        return new ApiException(ErrorCode.SIGN_IN_REQUIRED, "Sign in again.", null);
    }
}
