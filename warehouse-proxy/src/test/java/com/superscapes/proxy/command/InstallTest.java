package com.superscapes.proxy.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.testing.TestWarehouse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallTest {

    private final TestWarehouse server = TestWarehouse.create();
    private final DatabaseLogin admin = server.logins().owner().onDatabase("installed");
    private @TempDir Path folder;

    @AfterEach
    void drop() throws Exception {
        try (Connection connection = server.logins().owner().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists installed with (force)");
        }
        server.close();
    }

    @Test
    void aWarehouseIsInstalledAndTheCheckFindsNoErrorInIt() throws Exception {
        Path proxy = Files.writeString(folder.resolve("proxy"), "the proxy's password\n");
        Path sync = Files.writeString(folder.resolve("sync"), "the agent's password\n");
        Path owner = settings("owner", admin.user(), admin.password());
        assertThat(run("install", "--proxy-password-file", proxy.toString(), "--sync-password-file", sync.toString(),
                "--config", owner.toString())).matches("The warehouse installed is at schema \\d+(\\.\\d+)?\\.\n");
        String checked = run("check", "--config", settings("proxy", "inst_proxy", "the proxy's password").toString());
        assertThat(checked).contains("0 errors, ", "Nobody can see more than their role and scope.");
        assertThat(run("install", "--config", owner.toString())).startsWith("The warehouse installed is at schema ");
        assertThat(run("check", "--config", folder.resolve("proxy.properties").toString())).contains("0 errors, ");
        assertThat(run("install", "--proxy-password-file", proxy.toString(), "--config", owner.toString()))
                .contains("--sync-password-file");
    }

    private Path settings(String name, String user, String password) throws Exception {
        Path file = Files.writeString(folder.resolve(name + ".properties"), "database.host=" + admin.host()
                + "\ndatabase.port=" + admin.port() + "\ndatabase.name=installed\ndatabase.user=" + user
                + "\ndatabase.password=" + password + "\nroles.prefix=inst_\nlisten.port=0\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        Root.run(new PrintWriter(out, true), arguments);
        return out.toString();
    }
}
