package com.superscapes.ddl.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A server from this machine's own Postgres, whose pg_dump fits it: the one that comes with us brings none. */
public final class InstalledPostgres {

    private static final List<String> NEEDED = List.of("initdb", "postgres", "pg_ctl", "pg_dump", "pg_restore");
    private static final int OLDEST = 15;

    private InstalledPostgres() {
    }

    /** The newest installed version's folder of programs; empty where there is none from 15 on. */
    public static Optional<Path> programs() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(versions)) {
            return folders.filter(folder -> version(folder) >= OLDEST).sorted(Comparator.comparingInt(
                    InstalledPostgres::version).reversed()).map(folder -> folder.resolve("bin"))
                    .filter(bin -> NEEDED.stream().allMatch(name -> Files.isExecutable(bin.resolve(name)))).findFirst();
        }
    }

    /** Starts a server of these programs in an empty folder, with data that need not survive a power cut. */
    public static LocalPostgres start(Path bin, Path folder) throws IOException {
        PrivateFiles.createFolder(folder);
        PostgresPrograms programs = PostgresPrograms.at(Path.of(String.valueOf(bin.getParent())));
        Path password = folder.resolve("admin.password");
        PrivateFiles.write(password, Secrets.password());
        Path data = folder.resolve("data");
        int code = programs.run(folder.resolve("initdb.log"), "initdb", List.of("-D", data.toString(), "-U", "postgres",
                "-A", "scram-sha-256", "--pwfile=" + password, "-E", "UTF8", "--locale=C"));
        if (code != 0) {
            throw new IOException("initdb failed: " + Files.readString(folder.resolve("initdb.log")));
        }
        Files.writeString(data.resolve("postgresql.conf"), "\ninclude_if_exists = 'superscapes.conf'\n",
                StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        Files.createFile(data.resolve("superscapes.conf"));
        return LocalPostgres.start(folder, new ServerSettings(false), programs);
    }

    private static int version(Path folder) {
        String name = folder.getFileName().toString();
        return name.matches("\\d+") ? Integer.parseInt(name) : 0;
    }
}
