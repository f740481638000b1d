package com.superscapes.proxy.backup;

import static org.junit.jupiter.api.Assumptions.abort;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.server.Folders;
import com.superscapes.ddl.server.InstalledPostgres;
import com.superscapes.ddl.server.LocalPostgres;
import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.proxy.command.Root;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A server from this machine's Postgres with an empty warehouse, and the command line on it. */
final class DrillServer implements AutoCloseable {

    private final Path folder = Files.createTempDirectory("superscapes-drill");
    private final Path programs;
    private final LocalPostgres postgres;
    private final TestWarehouse warehouse;
    private int scripts;

    private DrillServer(Path programs) throws IOException {
        this.programs = programs;
        this.postgres = InstalledPostgres.start(programs, folder.resolve("postgres"));
        this.warehouse = TestWarehouse.on(postgres.admin("postgres"));
    }

    /** Skips the test, with what to install, where this machine has no Postgres of its own. */
    static DrillServer start() throws IOException {
        return new DrillServer(InstalledPostgres.programs().orElseGet(() -> abort(
                "The drill of backup and restore needs pg_dump and a server that fits it: apt install postgresql")));
    }

    /** What a command printed, on both streams, and its exit code. */
    record Output(int code, String text) {
    }

    TestWarehouse warehouse() {
        return warehouse;
    }

    Path folder() {
        return folder;
    }

    /** The folder of the installed programs. */
    Path programs() {
        return programs;
    }

    Output run(String... arguments) throws IOException {
        return with(programs, owner().password(), arguments);
    }

    /** With the programs of another folder, or another password. */
    Output with(Path bin, String password, String... arguments) throws IOException {
        DatabaseLogin owner = owner();
        Path settings = Files.writeString(folder.resolve("owner.properties"), "database.host=" + owner.host()
                + "\ndatabase.port=" + owner.port() + "\ndatabase.name=" + owner.database() + "\ndatabase.user="
                + owner.user() + "\ndatabase.password=" + password + "\npostgres.bin=" + bin + "\n");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", settings.toString()));
        StringWriter said = new StringWriter();
        int code = Root.run(new PrintWriter(said, true), all.toArray(String[]::new));
        return new Output(code, said.toString());
    }

    /** A folder of programs in which {@code name} is a shell script; $REAL is the folder of the installed ones. */
    Path scripted(String name, String script) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin-" + ++scripts));
        for (String each : List.of("pg_dump", "pg_restore")) {
            Files.writeString(bin.resolve(each), "#!/bin/sh\nREAL=" + programs + "\n"
                    + (each.equals(name) ? script : "exec $REAL/" + each + " \"$@\"") + "\n");
            Files.setPosixFilePermissions(bin.resolve(each), PosixFilePermissions.fromString("rwx------"));
        }
        return bin;
    }

    DatabaseLogin owner() {
        return warehouse.logins().owner();
    }

    String query(String database, String sql) throws SQLException {
        try (Connection connection = owner().onDatabase(database).dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    void execute(String database, String sql) throws SQLException {
        try (Connection connection = owner().onDatabase(database).dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    boolean has(String database) throws SQLException {
        return query("postgres", "select count(*) from pg_database where datname = '" + database + "'").equals("1");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        Folders.delete(folder);
    }
}
