package com.superscapes.proxy.backup;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds pg_dump and pg_restore of a version that can handle the server: the same or a newer one. */
public final class PostgresTools {

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final boolean WINDOWS = File.separatorChar == '\\';

    private final @Nullable Path named;

    /** @param named the one folder to look in; null for the PATH, and then where installers put Postgres */
    public PostgresTools(@Nullable Path named) {
        this.named = named;
    }

    /** A program and its major version. */
    record Tool(Path program, int major) {
    }

    /** @throws BackupException naming what was found when none is of version {@code major} or newer */
    Tool find(String name, int major) throws BackupException {
        List<String> tooOld = new ArrayList<>();
        for (Path folder : folders()) {
            Path program = folder.resolve(WINDOWS ? name + ".exe" : name);
            int version = Files.isExecutable(program) ? version(program) : 0;
            if (version >= major) {
                return new Tool(program, version);
            }
            if (version > 0) {
                tooOld.add(program + " is " + version);
            }
        }
        String needed = name + " of version " + major + " or newer is needed for this server";
        throw new BackupException(tooOld.isEmpty()
                ? needed + ", and there is none" + (named == null ? "" : " in " + named)
                        + ": install the Postgres client programs, or name their folder in the setting postgres.bin."
                : needed + "; " + String.join(", ", tooOld)
                        + ". Install the newer client programs, or name their folder in the setting postgres.bin.");
    }

    private List<Path> folders() {
        if (named != null) {
            return List.of(named);
        }
        List<Path> folders = new ArrayList<>();
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        Stream.of(path.split(Pattern.quote(File.pathSeparator))).filter(each -> !each.isBlank()).map(Path::of)
                .forEach(folders::add);
        installed(Path.of(WINDOWS ? "C:\\Program Files\\PostgreSQL" : "/usr/lib/postgresql"), folders);
        return folders;
    }

    private static void installed(Path versions, List<Path> folders) {
        if (Files.isDirectory(versions)) {
            try (Stream<Path> found = Files.list(versions)) {
                found.map(folder -> folder.resolve("bin")).sorted(Comparator.reverseOrder()).forEach(folders::add);
            } catch (IOException unreadable) {
                // What can't be listed holds no programs for us.
                return;
            }
        }
    }

    private static int version(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = VERSION.matcher(said);
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 && version.find()
                    ? Integer.parseInt(version.group(1))
                    : 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (IOException notRunnable) {
            return 0;
        }
    }

    /** What a program needs from the environment besides what is there. */
    static Map<String, String> environment(Path passwordFile) {
        return Map.of("PGPASSFILE", passwordFile.toString(), "PGAPPNAME", "superscapes-backup", "LC_ALL", "C");
    }
}
