package com.superscapes.ddl.claim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Seals what a reader may see, for one backend, one login and a few seconds. The key is made here, registered with the
 * database by the proxy's login and never stored elsewhere: SQL can neither read it nor make a seal.
 */
public final class ClaimSealer {

    private static final Duration VALID_FOR = Duration.ofSeconds(60);
    private static final Duration ROTATE_AFTER = Duration.ofHours(12);
    private static final Duration KEY_LIVES = Duration.ofHours(25);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DataSource proxy;
    private final Clock clock;
    private Key key;

    private record Key(int id, SecretKeySpec secret, Instant made) {
    }

    private ClaimSealer(DataSource proxy, Clock clock) throws SQLException {
        this.proxy = proxy;
        this.clock = clock;
        this.key = register();
    }

    /**
     * A sealer with a key of its own.
     *
     * @param proxy connections of the proxy's login
     * @param clock the database's time: it compares a seal's expiry with its own clock
     */
    public static ClaimSealer register(DataSource proxy, Clock clock) throws SQLException {
        return new ClaimSealer(proxy, clock);
    }

    /**
     * The value for the setting {@code superscapes.claim}.
     *
     * @param backend    process id of the server backend that will read, {@code pg_backend_pid()}
     * @param login      the login of that connection, {@code session_user}
     * @param branchKeys the branches the reader may see; null means every branch (entity-wide)
     */
    public String seal(int backend, String login, @Nullable List<Integer> branchKeys) throws SQLException {
        return sealed(backend, login, "\"branches\":" + (branchKeys == null ? "null" : list(branchKeys)));
    }

    /** The same for a reader who sees these divisions of these branches only. */
    public String seal(int backend, String login, List<Integer> branchKeys, List<Integer> divisionKeys)
            throws SQLException {
        return sealed(backend, login, "\"branches\":" + list(branchKeys) + ",\"divisions\":" + list(divisionKeys));
    }

    private String sealed(int backend, String login, String scope) throws SQLException {
        Key current = current();
        String payload = "{\"key\":" + current.id + ",\"pid\":" + backend + ",\"login\":" + quoted(login) + ",\"exp\":"
                + clock.instant().plus(VALID_FOR).getEpochSecond() + "," + scope + "}";
        return HexFormat.of().formatHex(hmac(current.secret, payload)) + "." + payload;
    }

    private static String list(List<Integer> keys) {
        return keys.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }

    private synchronized Key current() throws SQLException {
        if (clock.instant().isAfter(key.made.plus(ROTATE_AFTER))) {
            key = register();
        }
        return key;
    }

    /** Makes and registers another key, for a database that lost the one it had. */
    public synchronized void renew() throws SQLException {
        key = register();
    }

    private Key register() throws SQLException {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        Instant now = clock.instant();
        try (Connection connection = proxy.getConnection();
                PreparedStatement add = connection.prepareStatement("select security.add_seal_key(?, ?, ?)")) {
            add.setBytes(1, pad(secret, 0x36));
            add.setBytes(2, pad(secret, 0x5c));
            add.setTimestamp(3, Timestamp.from(now.plus(KEY_LIVES)));
            try (ResultSet row = add.executeQuery()) {
                row.next();
                return new Key(row.getInt(1), new SecretKeySpec(secret, "HmacSHA256"), now);
            }
        }
    }

    /** RFC 2104: the key, filled up to the hash's block of 64 bytes, xor a constant. */
    private static byte[] pad(byte[] secret, int constant) {
        byte[] pad = new byte[64];
        for (int i = 0; i < pad.length; i++) {
            pad[i] = (byte) ((i < secret.length ? secret[i] : 0) ^ constant);
        }
        return pad;
    }

    private static byte[] hmac(SecretKeySpec secret, String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private static String quoted(String login) {
        return '"' + login.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
