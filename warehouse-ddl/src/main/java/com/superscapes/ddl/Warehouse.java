package com.superscapes.ddl;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.server.LocalPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Installs the warehouse: database, roles, migrations, grants. Doing it again changes nothing. */
public final class Warehouse {

    /** The database's name where nobody asks for another. */
    public static final String DATABASE = "superscapes";

    private Warehouse() {
    }

    /** Installs on a server of our own; the passwords of the logins are kept in its folder. */
    public static WarehouseLogins install(LocalPostgres server) throws IOException, SQLException {
        LoginPasswords passwords = LoginPasswords.keptIn(server.folder().resolve("logins.properties"));
        return install(server.admin("postgres"), DATABASE, RoleNames.STANDARD, passwords);
    }

    /**
     * Installs on any server of version 15 or newer.
     *
     * @param admin    may create roles and databases; its database is one that exists already, such as {@code postgres}
     * @param database made when it is missing
     */
    public static WarehouseLogins install(DatabaseLogin admin, String database, RoleNames roles,
            LoginPasswords passwords) throws SQLException {
        try (Connection connection = admin.dataSource().getConnection()) {
            Roles.create(connection, roles, passwords);
        }
        return logins(update(admin, database, roles), roles, passwords);
    }

    /** The same without touching passwords: a login that is new has none. @return the owner's login to the database */
    public static DatabaseLogin update(DatabaseLogin admin, String database, RoleNames roles) throws SQLException {
        try (Connection connection = admin.dataSource().getConnection()) {
            Roles.createMissing(connection, roles);
            createDatabase(connection, database, roles);
        }
        DatabaseLogin owner = admin.onDatabase(database);
        migrate(owner, roles);
        applyGrants(owner, roles);
        return owner;
    }

    /** The logins of a database that is installed already. */
    public static WarehouseLogins logins(DatabaseLogin owner, RoleNames roles, LoginPasswords passwords) {
        return new WarehouseLogins(owner,
                new DatabaseLogin(owner.host(), owner.port(), owner.database(), roles.sync(), passwords.sync()),
                new DatabaseLogin(owner.host(), owner.port(), owner.database(), roles.proxy(), passwords.proxy()));
    }

    /** Makes the roles of an installation that the server lacks; its logins get no password. */
    public static void createMissingRoles(DatabaseLogin admin, RoleNames roles) throws SQLException {
        try (Connection connection = admin.dataSource().getConnection()) {
            Roles.createMissing(connection, roles);
        }
    }

    /** Makes an empty database that belongs to the owner; nothing happens when it is there. */
    public static void createDatabase(DatabaseLogin admin, String database, RoleNames roles) throws SQLException {
        try (Connection connection = admin.dataSource().getConnection()) {
            createDatabase(connection, database, roles);
        }
    }

    /** Grants every right anew: a database cloned from a template has lost those on the database itself. */
    public static void applyGrants(DatabaseLogin owner, RoleNames roles) throws SQLException {
        try (Connection connection = owner.dataSource().getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement grants = connection.prepareStatement("select security.apply_grants(?)")) {
            connection.setAutoCommit(false);
            statement.execute("set local role " + statement.enquoteIdentifier(roles.owner(), true));
            grants.setString(1, roles.prefix());
            grants.execute();
            connection.commit();
        }
    }

    private static void createDatabase(Connection connection, String database, RoleNames roles) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("select from pg_database where datname = ?");
                Statement statement = connection.createStatement()) {
            find.setString(1, database);
            try (ResultSet found = find.executeQuery()) {
                if (!found.next()) {
                    statement.execute("create database " + statement.enquoteIdentifier(database, true) + " owner "
                            + statement.enquoteIdentifier(roles.owner(), true) + " template template0 encoding 'UTF8'");
                }
            }
        }
    }

    private static void migrate(DatabaseLogin owner, RoleNames roles) throws SQLException {
        try {
            flyway(owner, roles).load().migrate();
        } catch (FlywayException failed) {
            throw new SQLException("The warehouse can't be brought up to date: another build made it.", failed);
        }
    }

    /** Also for tests that stop at an earlier version. */
    static FluentConfiguration flyway(DatabaseLogin owner, RoleNames roles) {
        return Flyway.configure().dataSource(owner.jdbcUrl(), owner.user(), owner.password())
                .initSql("set role \"" + roles.owner() + "\"").locations("classpath:com/superscapes/ddl/migration")
                .defaultSchema("migration").createSchemas(true).table("history").cleanDisabled(true)
                .loggers("slf4j");
    }
}
