package com.superscapes.proxy.testing;

import com.superscapes.ddl.LoginPasswords;
import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.Warehouse;
import com.superscapes.ddl.WarehouseLogins;
import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.server.LocalPostgres;
import com.superscapes.ddl.server.ServerSettings;
import com.superscapes.ddl.testing.FaultProxy;
import com.superscapes.ddl.testing.TestWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;

/** A Postgres of a test's own with a warehouse in it, found over a network that outlives it: it can crash, freeze and be copied. */
public final class OwnPostgres implements AutoCloseable {

    private static final long POLL_NANOS = 20_000_000;

    private final Path folder;
    private final LoginPasswords passwords;
    private final FaultProxy network;
    private LocalPostgres postgres;

    private OwnPostgres(Path folder, LoginPasswords passwords, LocalPostgres postgres) throws IOException {
        this.folder = folder;
        this.passwords = passwords;
        this.postgres = postgres;
        this.network = FaultProxy.to(postgres.admin("postgres").port());
    }

    /** Installs an empty warehouse. */
    public static OwnPostgres start(Path folder) throws Exception {
        LocalPostgres postgres = LocalPostgres.start(folder, new ServerSettings(false));
        LoginPasswords passwords = LoginPasswords.generate();
        Warehouse.install(postgres.admin("postgres"), Warehouse.DATABASE, RoleNames.STANDARD, passwords);
        return new OwnPostgres(folder, passwords, postgres);
    }

    /** As {@link TestWarehouse} has them, over the network. */
    public TestWarehouse warehouse() {
        DatabaseLogin owner = postgres.admin(Warehouse.DATABASE);
        return TestWarehouse.of(Warehouse.logins(
                new DatabaseLogin(owner.host(), network.port(), owner.database(), owner.user(), owner.password()),
                RoleNames.STANDARD, passwords));
    }

    /** The proxy's login to this server or, while that is a standby, to the other. */
    public DatabaseLogin eitherOf(OwnPostgres other) {
        WarehouseLogins logins = warehouse().logins();
        DatabaseLogin proxy = logins.proxy();
        return new DatabaseLogin("127.0.0.1:" + network.port() + ",127.0.0.1:" + other.network.port(), 1,
                proxy.database(), proxy.user(), proxy.password());
    }

    public FaultProxy network() {
        return network;
    }

    /** Ends it as a power cut does. */
    public void kill() throws Exception {
        ProcessHandle postmaster = postmaster();
        postmaster.destroyForcibly();
        postmaster.onExit().get();
        postgres.close();
    }

    /** Stops it as an administrator does. */
    public void stop() throws IOException {
        postgres.close();
    }

    /** Starts it again, on another port. */
    public void startAgain() throws IOException {
        postgres = LocalPostgres.start(folder, new ServerSettings(false));
        network.leadTo(postgres.admin("postgres").port());
    }

    /** Every process of it stands still, with its connections open; STOP or CONT. */
    public void signal(String signal) throws Exception {
        List<String> command = Stream.concat(Stream.of("kill", "-" + signal), processes().stream()).toList();
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("Not every process took the signal: " + command);
        }
    }

    private Set<String> processes() throws IOException {
        ProcessHandle postmaster = postmaster();
        return Stream.concat(Stream.of(postmaster), postmaster.children())
                .map(process -> Long.toString(process.pid())).collect(Collectors.toSet());
    }

    private ProcessHandle postmaster() throws IOException {
        Path file = folder.resolve("data/postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip())).orElseThrow();
    }

    /** Takes TLS connections from now on, with a certificate for this name. Returns the authority's PEM file. */
    public Path showsCertificate(String name) throws Exception {
        HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate shown = new HeldCertificate.Builder().addSubjectAlternativeName(name).signedBy(authority)
                .build();
        Path key = folder.resolve("data/server.key");
        Files.writeString(folder.resolve("data/server.crt"), shown.certificatePem());
        Files.writeString(key, shown.privateKeyPkcs8Pem());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        execute("alter system set ssl = on", "select pg_reload_conf()");
        return Files.writeString(folder.resolve("authority.pem"), authority.certificatePem());
    }

    /** A second server that follows this one, which is restarted for it. */
    public OwnPostgres standby(Path other) throws Exception {
        execute("alter system set wal_level = 'replica'", "alter system set max_wal_senders = 4");
        stop();
        startAgain();
        DatabaseLogin admin = postgres.admin("postgres");
        // The backup's session must stay open until the files are copied.
        try (Connection connection = admin.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('standby', true)");
            copy(folder, other);
            try (var row = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                row.next();
                Files.writeString(other.resolve("data/backup_label"), row.getString(1));
            }
        }
        Files.createFile(other.resolve("data/standby.signal"));
        Files.writeString(other.resolve("data/postgresql.auto.conf"),
                "wal_level = 'replica'\nmax_wal_senders = 4\nprimary_conninfo = 'host=127.0.0.1 port=" + admin.port()
                        + " user=" + admin.user() + " password=" + admin.password() + "'\n");
        return new OwnPostgres(other, passwords, LocalPostgres.start(other, new ServerSettings(false)));
    }

    /** Waits until this standby has everything that the other has written so far. */
    public void awaitReplay(OwnPostgres primary) throws SQLException {
        String written = primary.text("select pg_current_wal_insert_lsn()::text");
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (text("select coalesce(pg_last_wal_replay_lsn() < '" + written + "'::pg_lsn, true)::text")
                .equals("true")) {
            if (System.nanoTime() > end) {
                throw new SQLException("The standby doesn't follow");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = postgres.admin(Warehouse.DATABASE).dataSource().getConnection();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = from.relativize(file).toString();
                if (!name.equals("data/postmaster.pid") && !name.equals("in-use.lock") && Files.exists(file)) {
                    Files.copy(file, to.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** Runs SQL as the superuser of this server, past the network. */
    public void execute(String... statements) throws SQLException {
        DatabaseLogin admin = postgres.admin(Warehouse.DATABASE);
        try (Connection connection = admin.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws IOException {
        network.close();
        postgres.close();
    }
}
