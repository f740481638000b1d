package com.superscapes.ddl.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a database is and who signs in to it.
 *
 * @param host      several, separated by commas and each with its own port where it differs, for a primary and its standbys:
 *                  the one that accepts writes is used
 * @param password  never printed: {@link #toString()} leaves it out
 * @param authority PEM file of who signs the servers' certificates: they must show one for their name, over TLS; null for a
 *                  network that is trusted
 */
public record DatabaseLogin(String host, int port, String database, String user, String password,
        @Nullable Path authority) {

    // What was a standby a moment ago is asked again at once: it may be the primary by now.
    private static final String ONE_OF_SEVERAL = "targetServerType=primary&hostRecheckSeconds=0";
    private static final String PROVEN = "sslmode=verify-full&channelBinding=require&sslrootcert=";
    private static final Pattern WITH_PORT = Pattern.compile(".*[^:\\]]:[0-9]+|\\[.*]:[0-9]+");

    public DatabaseLogin {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }

    /** On a trusted network. */
    public DatabaseLogin(String host, int port, String database, String user, String password) {
        this(host, port, database, user, password, null);
    }

    /** The same over TLS, to servers that prove their name by a certificate of this authority. */
    public DatabaseLogin provenBy(Path pem) {
        return new DatabaseLogin(host, port, database, user, password, pem);
    }

    /** The JDBC address, without user and password. */
    public String jdbcUrl() {
        List<String> addresses = addresses();
        List<String> options = new ArrayList<>();
        if (addresses.size() > 1) {
            options.add(ONE_OF_SEVERAL);
        }
        if (authority != null) {
            options.add(PROVEN + URLEncoder.encode(authority.toString(), StandardCharsets.UTF_8));
        }
        return "jdbc:postgresql://" + String.join(",", addresses) + "/" + database
                + (options.isEmpty() ? "" : "?" + String.join("&", options));
    }

    private List<String> addresses() {
        return Arrays.stream(host.split(",")).map(String::strip)
                .map(one -> WITH_PORT.matcher(one).matches() ? one : one + ":" + port).toList();
    }

    /** A data source that opens a new connection each time; pool it where that matters. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("superscapes");
        return source;
    }

    /** The same login on another database of the server. */
    public DatabaseLogin onDatabase(String name) {
        return new DatabaseLogin(host, port, name, user, password, authority);
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }
}
