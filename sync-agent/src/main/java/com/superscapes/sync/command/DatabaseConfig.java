package com.superscapes.sync.command;

import com.superscapes.ddl.server.DatabaseLogin;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The warehouse's address, from a properties file: host, port, database, user, password. The environment variable
 * SUPERSCAPES_SYNC_PASSWORD wins over the file's password. Unknown keys fail the start.
 */
final class DatabaseConfig {

    private static final Set<String> KEYS = Set.of("host", "port", "database", "user", "password");
    private static final String PASSWORD = "SUPERSCAPES_SYNC_PASSWORD";

    private DatabaseConfig() {
    }

    /** @throws IOException with a sentence for the user, if the file cannot be used */
    static DatabaseLogin read(Path file, Map<String, String> environment) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": there is no such file");
        }
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        for (String key : properties.stringPropertyNames()) {
            if (!KEYS.contains(key)) {
                throw new IOException(
                        file + ": unknown key '" + key + "'; known are " + KEYS.stream().sorted().toList());
            }
        }
        String password = environment.getOrDefault(PASSWORD, properties.getProperty("password", ""));
        if (password.isEmpty()) {
            throw new IOException(file + ": 'password' is missing, and " + PASSWORD + " is not set");
        }
        return new DatabaseLogin(properties.getProperty("host", "localhost"), port(file, properties),
                properties.getProperty("database", "superscapes"), properties.getProperty("user", "superscapes_sync"),
                password);
    }

    private static int port(Path file, Properties properties) throws IOException {
        String port = properties.getProperty("port", "5432").strip();
        if (!port.matches("\\d{1,5}")) {
            throw new IOException(file + ": 'port' must be a number, not '" + port + "'");
        }
        return Integer.parseInt(port);
    }
}
