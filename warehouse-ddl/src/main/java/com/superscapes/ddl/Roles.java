package com.superscapes.ddl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** The cluster's roles, apart from the schema because they belong to the whole server. */
final class Roles {

    private Roles() {
    }

    /** Makes those that are missing and sets the passwords, which reach the server only as SCRAM verifiers. */
    static void create(Connection connection, RoleNames roles, LoginPasswords passwords) throws SQLException {
        createMissing(connection, roles);
        PGConnection postgres = connection.unwrap(PGConnection.class);
        postgres.alterUserPassword(roles.sync(), passwords.sync().toCharArray(), "scram-sha-256");
        postgres.alterUserPassword(roles.proxy(), passwords.proxy().toCharArray(), "scram-sha-256");
    }

    /** Makes those that are missing; a new login has no password, so that nobody can sign in as it yet. */
    static void createMissing(Connection connection, RoleNames roles) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement prefix = connection
                        .prepareStatement("select set_config('superscapes.role_prefix', ?, false)")) {
            prefix.setString(1, roles.prefix());
            prefix.execute();
            statement.execute(script());
        }
    }

    private static String script() {
        try (InputStream stream = Roles.class.getResourceAsStream("roles.sql")) {
            if (stream == null) {
                throw new IllegalStateException("roles.sql is missing from the build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
