package com.superscapes.bench.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.superscapes.bench.MissingSoftware;
import com.superscapes.ddl.server.DatabaseLogin;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The reference: PostGraphile 4 on the same database, fetched by npm into the bench's folder. */
final class PostGraphile implements AutoCloseable {

    private static final String VERSION = "postgraphile@4.14.1";
    private static final int BLOCK = 64;

    private final ChildProcess process;
    private final int port;

    private PostGraphile(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Fetches it.
     *
     * @throws MissingSoftware when there is no npm, or npm can't fetch it
     */
    static void install(Path folder) throws IOException, MissingSoftware {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("package.json"), "{\"private\": true}");
        Path log = folder.resolve("npm.log");
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        try {
            Process npm = new ProcessBuilder(windows ? "npm.cmd" : "npm", "install", "--no-audit", "--no-fund", VERSION)
                    .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            if (npm.waitFor() != 0) {
                throw new MissingSoftware("npm can't fetch " + VERSION + ": " + Files.readString(log).strip());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("The bench was interrupted.", stopped);
        } catch (IOException none) {
            throw new MissingSoftware("This bench compares with PostGraphile and needs npm and Node.js"
                    + " (Debian, Ubuntu: apt-get install npm; others: https://nodejs.org).");
        }
    }

    /**
     * Starts it.
     *
     * @param role        the database role of every request
     * @param connections to the database at most
     */
    static PostGraphile start(Path folder, DatabaseLogin proxy, String role, int connections)
            throws IOException, SQLException {
        Path script = folder.resolve("server.cjs");
        try (InputStream source = Objects
                .requireNonNull(PostGraphile.class.getResourceAsStream("postgraphile.cjs"))) {
            Files.write(script, source.readAllBytes());
        }
        byte[] secret = new byte[BLOCK];
        new SecureRandom().nextBytes(secret);
        String settings = new ObjectMapper().writeValueAsString(Map.of("host", proxy.host(), "port", proxy.port(),
                "database", proxy.database(), "user", proxy.user(), "password", proxy.password(), "role", role,
                "connections", connections, "schema", TileView.SCHEMA, "key", sealKey(proxy, secret), "secret",
                HexFormat.of().formatHex(secret)));
        ChildProcess process = ChildProcess.start(List.of("node", script.toString()), folder, settings,
                folder.resolve("server.log"));
        try {
            return new PostGraphile(process, Integer.parseInt(process.lineAfter("port ")));
        } catch (IOException | RuntimeException failed) {
            process.close();
            throw failed;
        }
    }

    /** A key for claims, made as the server makes its own (HMAC by RFC 2104: the key xor two constants). */
    private static int sealKey(DatabaseLogin proxy, byte[] secret) throws SQLException {
        try (Connection connection = proxy.dataSource().getConnection();
                PreparedStatement add = connection.prepareStatement("select security.add_seal_key(?, ?, ?)")) {
            add.setBytes(1, pad(secret, 0x36));
            add.setBytes(2, pad(secret, 0x5c));
            add.setTimestamp(3, Timestamp.from(Clock.systemUTC().instant().plus(Duration.ofDays(1))));
            try (ResultSet row = add.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static byte[] pad(byte[] secret, int constant) {
        byte[] pad = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            pad[i] = (byte) (secret[i] ^ constant);
        }
        return pad;
    }

    int port() {
        return port;
    }

    /** In MB; null where the system does not tell. */
    @Nullable
    BigDecimal residentMb() throws IOException {
        return process.residentMb();
    }

    @Override
    public void close() {
        process.close();
    }
}
