package com.superscapes.ddl.server;

import java.security.SecureRandom;
import java.util.Base64;

/** Passwords nobody has to remember. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {
    }

    /** 192 random bits in the URL-safe alphabet: no character that a shell or a connection string would need to escape. */
    public static String password() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
