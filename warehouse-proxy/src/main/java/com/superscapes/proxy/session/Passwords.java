package com.superscapes.proxy.session;

import com.superscapes.api.error.ErrorCode;
import com.superscapes.proxy.error.ApiException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * Bcrypt at cost 12 over the password's SHA-384, since bcrypt itself looks at 72 bytes only. One hash takes about 0.4 s of a
 * core, so few run at once and few wait: sign-in must not starve everything else.
 */
public final class Passwords {

    private static final int COST = 12;
    private static final int SHORTEST = 12;
    private static final int LONGEST = 256;
    private static final int FEWEST_DIFFERENT = 5;
    private static final int TEMPORARY_LENGTH = 20;
    private static final String CLEAR = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int AT_ONCE = 2;
    private static final int WAITING = 20;
    private static final int LONGEST_WAIT_SECONDS = 10;
    // Compared with when there is no such user, so that it takes as long as a wrong password; of a random text that nobody kept.
    // To make one anew would hold up the start of every server for as long as a sign-in.
    private static final String NOBODY = "$2a$" + COST + "$nNJgSlDBd2gs3Sq4/A65AOsXM.ZJ935Hjq/PHlgJBBQ/u2ahjo.jq";

    private final Semaphore permits = new Semaphore(AT_ONCE, true);

    /** The hash to store; for command lines, since it waits for nobody. */
    public static String hash(char[] password) {
        return BCrypt.hashpw(shortened(password), BCrypt.gensalt(COST));
    }

    /**
     * Why a password is too weak, as a sentence; empty when it is not.
     *
     * @param login whose it would be; it may not be in the password
     */
    public static Optional<String> weakness(CharSequence password, String login) {
        if (password.length() < SHORTEST) {
            return Optional.of("A password has at least " + SHORTEST + " characters.");
        }
        if (password.length() > LONGEST) {
            return Optional.of("A password has at most " + LONGEST + " characters.");
        }
        if (password.chars().distinct().count() < FEWEST_DIFFERENT) {
            return Optional.of("A password has at least " + FEWEST_DIFFERENT + " different characters.");
        }
        return password.toString().toLowerCase(Locale.ROOT).contains(login.toLowerCase(Locale.ROOT))
                ? Optional.of("A password doesn't contain the login.")
                : Optional.empty();
    }

    /** A password for one sign-in: five groups of four letters and digits that are not mistaken for one another. */
    public static String temporary() {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < TEMPORARY_LENGTH; i++) {
            made.append(i > 0 && i % 4 == 0 ? "-" : "").append(CLEAR.charAt(RANDOM.nextInt(CLEAR.length())));
        }
        return made.toString();
    }

    /**
     * The hash to store.
     *
     * @throws ApiException when too many sign-ins wait already
     */
    public String hashed(String password) {
        return inTurn(() -> hash(password.toCharArray()));
    }

    /**
     * Takes as long for an unknown user as for a wrong password.
     *
     * @param hash as stored; null for an unknown user or one without a password
     * @throws ApiException when too many sign-ins wait already
     */
    boolean matches(String password, @Nullable String hash) {
        return inTurn(() -> {
            boolean same = BCrypt.checkpw(shortened(password.toCharArray()), hash == null ? NOBODY : hash);
            return same && hash != null;
        });
    }

    private <T> T inTurn(Supplier<T> work) {
        if (permits.getQueueLength() >= WAITING || !acquire()) {
            throw new ApiException(ErrorCode.TOO_MANY_REQUESTS, "Too many sign-ins at once. Try again in a moment.",
                    null);
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }

    private boolean acquire() {
        try {
            return permits.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String shortened(char[] password) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.limit());
        String digest = Base64.getEncoder().encodeToString(Secrets.digest("SHA-384", bytes));
        Arrays.fill(bytes, (byte) 0);
        Arrays.fill(encoded.array(), (byte) 0);
        return digest;
    }
}
