package com.superscapes.sync;

import com.superscapes.ddl.server.DatabaseLogin;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** The commands as their user meets them: a configuration in a folder, arguments in, words and an exit code out. */
public final class Commands {

    private final Path folder;
    private final Path config;

    /** What a command said. */
    public record Said(int exitCode, String out, String errors) {

        public String all() {
            return out + errors;
        }
    }

    private Commands(Path folder, Path config) {
        this.folder = folder;
        this.config = config;
    }

    /** @param sources items of 'sources', one a line */
    public static Commands of(Path folder, DatabaseLogin sync, String... sources) throws Exception {
        return with(folder, sync, "company: {code: SUP, name: Superscapes, timeZone: America/Chicago}", sources);
    }

    /** @param company lines of the configuration that say whose books they are */
    public static Commands with(Path folder, DatabaseLogin sync, String company, String... sources) throws Exception {
        Path password = folder.resolve("warehouse.password");
        if (!Files.exists(password)) {
            Files.createFile(password,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(password, sync.password());
        String items = String.join("\n", List.of(sources).stream().map(source -> "  - {" + source + "}").toList());
        Path config = Files.writeString(folder.resolve("agent.yaml"), """
                version: 1
                warehouse: {host: %s, port: %d, database: %s, user: %s, passwordFile: warehouse.password}
                %s
                schedule: {at: "02:00", port: 0}
                sources:
                %s
                """.formatted(sync.host(), sync.port(), sync.database(), sync.user(), company, items));
        return new Commands(folder, config);
    }

    public Path config() {
        return config;
    }

    /** A source's folder. */
    public Path folder(String name) throws Exception {
        return Files.createDirectories(folder.resolve(name));
    }

    /** Runs a command with this configuration. */
    public Said run(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command, "--config", config.toString()));
        all.addAll(List.of(arguments));
        return execute(all.toArray(String[]::new));
    }

    public static Said execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine commands = SyncAgent.commands().setOut(new PrintWriter(out)).setErr(new PrintWriter(errors));
        int exitCode = commands.execute(arguments);
        return new Said(exitCode, out.toString(), errors.toString());
    }
}
