package com.superscapes.ddl.server;

import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a database is and who signs in to it.
 *
 * @param password never printed: {@link #toString()} leaves it out
 */
public record DatabaseLogin(String host, int port, String database, String user, String password) {

    public DatabaseLogin {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }

    /** The JDBC address, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** A data source that opens a new connection each time; pool it where that matters. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[]{host});
        source.setPortNumbers(new int[]{port});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("superscapes");
        return source;
    }

    /** The same login on another database of the server. */
    public DatabaseLogin onDatabase(String name) {
        return new DatabaseLogin(host, port, name, user, password);
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }
}
