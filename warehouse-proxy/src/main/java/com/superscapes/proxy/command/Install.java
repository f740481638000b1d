package com.superscapes.proxy.command;

import com.superscapes.ddl.LoginPasswords;
import com.superscapes.ddl.Migrations;
import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.Warehouse;
import com.superscapes.ddl.server.DatabaseLogin;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Installs the warehouse, or brings it up to date. */
@Command(name = "install", description = "Make roles, database and schema, or bring them up to date. The settings must name a login that may create roles and databases.", mixinStandardHelpOptions = true)
final class Install implements Callable<Integer> {

    @Mixin
    private ConfigOption config = new ConfigOption();

    @ArgGroup(exclusive = false)
    private @Nullable PasswordFiles passwords;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Both or none. */
    static final class PasswordFiles {

        @Option(names = "--proxy-password-file", required = true, paramLabel = "FILE", description = "The server's login gets the password in this file.")
        private Path proxy = Path.of("");

        @Option(names = "--sync-password-file", required = true, paramLabel = "FILE", description = "The sync agent's login gets the password in this file.")
        private Path sync = Path.of("");

        private LoginPasswords read() throws IOException {
            return new LoginPasswords(Files.readString(sync).strip(), Files.readString(proxy).strip());
        }
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = config.settings();
        RoleNames roles = settings.roles();
        DatabaseLogin login = settings.database();
        DatabaseLogin admin = login.onDatabase("postgres");
        PasswordFiles given = passwords;
        if (given == null) {
            Warehouse.update(admin, login.database(), roles);
        } else {
            Warehouse.install(admin, login.database(), roles, given.read());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("The warehouse " + login.database() + " is at schema " + Migrations.known().getLast() + ".");
        out.flush();
        return 0;
    }
}
