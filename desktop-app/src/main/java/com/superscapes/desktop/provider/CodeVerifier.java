package com.superscapes.desktop.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** A secret that only whoever began a sign-in can show at its end (RFC 7636, S256). Never logged. */
record CodeVerifier(String secret) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** A new one of 256 bits. */
    static CodeVerifier make() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new CodeVerifier(text(bytes));
    }

    /** What is said of it at the beginning. */
    String challenge() {
        try {
            return text(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "CodeVerifier[]";
    }
}
