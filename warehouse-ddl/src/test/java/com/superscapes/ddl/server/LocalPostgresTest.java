package com.superscapes.ddl.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.ddl.Warehouse;
import com.superscapes.ddl.WarehouseLogins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

    @TempDir
    Path folder;

    @Test
    void aServerThatKeepsDataIsGuardedAndFindsItAgain() throws Exception {
        int firstPort;
        try (LocalPostgres server = LocalPostgres.start(folder)) {
            DatabaseLogin admin = server.admin("postgres");
            firstPort = admin.port();
            assertRefused(admin, null);
            assertRefused(admin, "postgres");
            assertThat(
                    query(admin, "select rolpassword like 'SCRAM-SHA-256$%' from pg_authid where rolname = 'postgres'"))
                    .isEqualTo("t");
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(query(admin, "show " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(query(admin, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(mode(folder)).isEqualTo("rwx------");
            assertThat(mode(folder.resolve("admin.password"))).isEqualTo("rw-------");
            assertThat(admin.toString()).doesNotContain(admin.password());
            WarehouseLogins logins = Warehouse.install(server);
            assertThat(mode(folder.resolve("logins.properties"))).isEqualTo("rw-------");
            assertRefused(logins.proxy(), null);
            query(logins.sync(),
                    "insert into ops.batch (source_system, started_at) values ('kept', now()) returning 1");
            assertThatThrownBy(() -> LocalPostgres.start(folder)).isInstanceOf(IOException.class)
                    .hasMessageContaining("Another Superscapes process is using");
        }
        assertNothingListens(firstPort);
        try (LocalPostgres server = LocalPostgres.start(folder)) {
            WarehouseLogins logins = Warehouse.install(server);
            assertThat(query(logins.sync(), "select source_system from ops.batch")).isEqualTo("kept");
        }
    }

    @Test
    void aServerLeftByAKilledProcessIsEndedByTheNextStart() throws Exception {
        Process killed = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), StartAndWait.class.getName(), folder.toString())
                .redirectErrorStream(true).start();
        String port = killed.inputReader().lines().filter(line -> line.startsWith("port ")).findFirst().orElseThrow()
                .substring(5);
        killed.destroyForcibly();
        assertThat(killed.waitFor(30, TimeUnit.SECONDS)).isTrue();
        try (LocalPostgres server = LocalPostgres.start(folder)) {
            assertThat(query(server.admin("postgres"), "select 1")).isEqualTo("1");
            assertNothingListens(Integer.parseInt(port));
        }
    }

    @Test
    void aStalePidFileDoesNotStopAStart() throws Exception {
        LocalPostgres.start(folder).close();
        long ended = endedProcess();
        Files.writeString(folder.resolve("data").resolve("postmaster.pid"),
                ended + "\n" + folder.resolve("data") + "\n1\n1\n\n127.0.0.1\n         0         0\n");
        try (LocalPostgres server = LocalPostgres.start(folder)) {
            assertThat(query(server.admin("postgres"), "select 1")).isEqualTo("1");
        }
    }

    private static long endedProcess() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    private static void assertNothingListens(int port) {
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres"))
                .hasMessageContaining("refused");
    }

    private static void assertRefused(DatabaseLogin login, String password) {
        assertThatThrownBy(() -> DriverManager.getConnection(login.jdbcUrl(), login.user(), password))
                .isInstanceOf(SQLException.class).hasMessageContaining("password");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static String query(DatabaseLogin login, String sql) throws SQLException {
        try (Connection connection = login.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
