package com.superscapes.proxy.session;

import com.superscapes.api.error.ErrorCode;
import com.superscapes.proxy.error.ApiException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * Bcrypt at cost 12 over the password's SHA-384, since bcrypt itself looks at 72 bytes only. One hash takes about 0.4 s of a
 * core, so few run at once and few wait: sign-in must not starve everything else.
 */
public final class Passwords {

    private static final int COST = 12;
    private static final int AT_ONCE = 2;
    private static final int WAITING = 20;
    private static final int LONGEST_WAIT_SECONDS = 10;
    // Compared with when there is no such user, so that it takes as long as a wrong password.
    private static final String NOBODY = BCrypt.hashpw("nobody", BCrypt.gensalt(COST));

    private final Semaphore permits = new Semaphore(AT_ONCE, true);

    /** The hash to store. */
    public static String hash(char[] password) {
        return BCrypt.hashpw(shortened(password), BCrypt.gensalt(COST));
    }

    /**
     * Takes as long for an unknown user as for a wrong password.
     *
     * @param hash as stored; null for an unknown user or one without a password
     * @throws ApiException when too many sign-ins wait already
     */
    boolean matches(String password, @Nullable String hash) {
        if (permits.getQueueLength() >= WAITING || !acquire()) {
            throw new ApiException(ErrorCode.TOO_MANY_REQUESTS, "Too many sign-ins at once. Try again in a moment.",
                    null);
        }
        try {
            boolean same = BCrypt.checkpw(shortened(password.toCharArray()), hash == null ? NOBODY : hash);
            return same && hash != null;
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
