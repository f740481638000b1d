package com.superscapes.ddl.testing;

import com.superscapes.ddl.LoginPasswords;
import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.Warehouse;
import com.superscapes.ddl.WarehouseLogins;
import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.server.Folders;
import com.superscapes.ddl.server.LocalPostgres;
import com.superscapes.ddl.server.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** An installed, empty warehouse in a database of its own, on one Postgres server for the whole test run. */
public final class TestWarehouse implements AutoCloseable {

    private static final String TEMPLATE = "warehouse_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final WarehouseLogins logins;

    private TestWarehouse(WarehouseLogins logins) {
        this.logins = logins;
    }

    /** A fresh clone; about a tenth of a second after the first one. */
    public static TestWarehouse create() {
        try {
            String database = "test_" + NUMBER.incrementAndGet();
            execute(Server.admin(), "create database " + database + " template " + TEMPLATE + " owner "
                    + RoleNames.STANDARD.owner());
            DatabaseLogin owner = Server.admin().onDatabase(database);
            Warehouse.applyGrants(owner, RoleNames.STANDARD);
            return new TestWarehouse(Warehouse.logins(owner, RoleNames.STANDARD, Server.PASSWORDS));
        } catch (SQLException e) {
            throw new IllegalStateException("The test warehouse could not be made", e);
        }
    }

    /** One that is installed already, perhaps on another server; the owner must be a superuser there. */
    public static TestWarehouse of(WarehouseLogins logins) {
        return new TestWarehouse(logins);
    }

    /** Installed on another server, in a database of its own. */
    public static TestWarehouse on(DatabaseLogin admin) {
        try {
            return new TestWarehouse(Warehouse.install(admin, "test_" + NUMBER.incrementAndGet(), RoleNames.STANDARD,
                    LoginPasswords.generate()));
        } catch (SQLException e) {
            throw new IllegalStateException("The test warehouse could not be installed", e);
        }
    }

    /** One that is there already, with the same logins in another database of its server. */
    public TestWarehouse other(String database) {
        return new TestWarehouse(new WarehouseLogins(logins.owner().onDatabase(database),
                logins.sync().onDatabase(database), logins.proxy().onDatabase(database)));
    }

    /** Owner (a superuser here), sync and proxy. */
    public WarehouseLogins logins() {
        return logins;
    }

    /** Drops the database; connections still open are ended. */
    @Override
    public void close() {
        try {
            execute(logins.owner().onDatabase("postgres"),
                    "drop database " + logins.owner().database() + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException("The test warehouse could not be dropped", e);
        }
    }

    private static void execute(DatabaseLogin login, String sql) throws SQLException {
        try (Connection connection = login.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Started on first use, stopped when the test run ends. Its data is thrown away, so it need not survive a power cut. */
    private static final class Server {

        static final LoginPasswords PASSWORDS = LoginPasswords.generate();
        private static final LocalPostgres POSTGRES = start();

        static DatabaseLogin admin() {
            return POSTGRES.admin("postgres");
        }

        private static LocalPostgres start() {
            try {
                Path folder = Files.createTempDirectory("superscapes-test-postgres");
                LocalPostgres server = LocalPostgres.start(folder, new ServerSettings(false));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(server)));
                Warehouse.install(server.admin("postgres"), TEMPLATE, RoleNames.STANDARD, PASSWORDS);
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException("The template could not be installed", e);
            }
        }

        private static void remove(LocalPostgres server) {
            try {
                server.close();
                Folders.delete(server.folder());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
