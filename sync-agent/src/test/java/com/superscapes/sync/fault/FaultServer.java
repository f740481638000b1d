package com.superscapes.sync.fault;

import com.superscapes.ddl.LoginPasswords;
import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.Warehouse;
import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.server.LocalPostgres;
import com.superscapes.ddl.server.ServerSettings;
import com.superscapes.ddl.testing.FaultProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A Postgres of the test's own, on a small disk of its own where the machine lets us have one; it can crash and its disk can be full. */
final class FaultServer implements AutoCloseable {

    private static final String TEMPLATE = "warehouse_template";
    private static final String DISK_SIZE = "900m";

    private final Path disk;
    private final boolean small;
    private final LoginPasswords passwords = LoginPasswords.generate();
    private LocalPostgres postgres;
    private final FaultProxy network;
    private int made;

    private FaultServer(Path disk, boolean small) throws IOException, SQLException {
        this.disk = disk;
        this.small = small;
        this.postgres = LocalPostgres.start(disk.resolve("postgres"), new ServerSettings(true));
        Warehouse.install(postgres.admin("postgres"), TEMPLATE, RoleNames.STANDARD, passwords);
        // Old log files would fill the disk before the load does.
        execute("postgres", "alter system set max_wal_size = '64MB'", "select pg_reload_conf()");
        this.network = FaultProxy.to(port());
    }

    static FaultServer start(Path folder) throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        int code = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + DISK_SIZE + ",mode=0700", "tmpfs",
                disk.toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        return new FaultServer(disk, code == 0);
    }

    /** True when the disk is small enough to be filled. */
    boolean hasSmallDisk() {
        return small;
    }

    /** Makes an empty warehouse; returns its database's name. */
    String newWarehouse() throws SQLException {
        String database = "warehouse_" + ++made;
        execute("postgres", "create database " + database + " template " + TEMPLATE + " owner "
                + RoleNames.STANDARD.owner());
        Warehouse.applyGrants(postgres.admin(database), RoleNames.STANDARD);
        return database;
    }

    void drop(String database) throws SQLException {
        execute("postgres", "drop database " + database + " with (force)", "checkpoint");
    }

    DatabaseLogin owner(String database) {
        return postgres.admin(database);
    }

    /** The sync agent's login, over a network that outlives the server. */
    DatabaseLogin sync(String database) {
        DatabaseLogin sync = Warehouse.logins(owner(database), RoleNames.STANDARD, passwords).sync();
        return new DatabaseLogin(sync.host(), network.port(), sync.database(), sync.user(), sync.password());
    }

    void execute(String database, String... statements) throws SQLException {
        DatabaseLogin admin = postgres.admin(database);
        try (Connection connection = admin.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private int port() {
        return postgres.admin("postgres").port();
    }

    /** Ends every connection of the agents. */
    void dropConnections(String database) throws SQLException {
        execute(database, "select pg_terminate_backend(pid) from pg_stat_activity where usename = '"
                + RoleNames.STANDARD.sync() + "' and datname = current_database()");
    }

    /** Stops it as an administrator does and starts it again. */
    void restart() throws IOException {
        postgres.close();
        start();
    }

    /** Ends the server as a power cut does, and starts it again. */
    void crash() throws Exception {
        kill();
        postgres.close();
        start();
    }

    private void kill() throws Exception {
        long pid = Long.parseLong(Files.readAllLines(disk.resolve("postgres/data/postmaster.pid")).getFirst().strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().get();
    }

    private void start() throws IOException {
        postgres = LocalPostgres.start(disk.resolve("postgres"), new ServerSettings(true));
        network.leadTo(port());
    }

    long freeBytes() throws IOException {
        return Files.getFileStore(disk).getUsableSpace();
    }

    /** Fills the disk up to so many bytes. */
    void leaveFree(long bytes) throws IOException {
        try (var ballast = Files.newOutputStream(disk.resolve("ballast"))) {
            byte[] block = new byte[1 << 16];
            for (long left = freeBytes() - bytes; left > 0; left -= block.length) {
                ballast.write(block);
            }
        }
    }

    /** Makes room, and starts the server again where it has given up. */
    void makeRoom() throws IOException {
        Files.deleteIfExists(disk.resolve("ballast"));
        if (!answers()) {
            restart();
        }
    }

    private boolean answers() {
        DatabaseLogin admin = postgres.admin("postgres");
        try (Connection connection = DriverManager.getConnection(admin.jdbcUrl(), admin.user(), admin.password())) {
            return connection.isValid(10);
        } catch (SQLException down) {
            return false;
        }
    }

    @Override
    public void close() throws Exception {
        network.close();
        postgres.close();
        if (small) {
            new ProcessBuilder("umount", "--lazy", disk.toString()).inheritIO().start().waitFor();
        }
    }
}
