package com.superscapes.ddl.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs initdb and pg_ctl, also where we are root, which Postgres refuses to be. */
final class PostgresPrograms {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresPrograms.class);
    private static final boolean WINDOWS = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");

    /** A user namespace without a mapping: the programs see another user, the files stay ours and closed to others. */
    static final List<String> NAMESPACE = List.of("unshare", "--user");

    /**
     * Another user, for containers that forbid namespaces. The data become that user's; the capability lets it pass the folders
     * above them, which are root's.
     */
    static final List<String> NOBODY = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
            "--inh-caps=+dac_override", "--ambient-caps=+dac_override");

    private final Path home;
    private final List<String> prefix;

    PostgresPrograms(Path home, List<String> prefix) {
        this.home = home;
        this.prefix = prefix;
    }

    /** The programs that come with us, and a way to run them as whoever we are. */
    static PostgresPrograms find() throws IOException {
        if (!isRoot()) {
            return new PostgresPrograms(PostgresBinaries.unpack(PostgresBinaries.userCache(), false), List.of());
        }
        if (works(NAMESPACE)) {
            return new PostgresPrograms(PostgresBinaries.unpack(PostgresBinaries.userCache(), false), NAMESPACE);
        }
        if (works(NOBODY)) {
            return new PostgresPrograms(PostgresBinaries.unpack(PostgresBinaries.systemCache(), true), NOBODY);
        }
        throw new IOException("Postgres does not run as root, and this system lets us neither make a user namespace"
                + " (unshare --user) nor become another user (setpriv): start as another user.");
    }

    /** The programs of an installed Postgres, run as whoever we are. */
    static PostgresPrograms at(Path home) throws IOException {
        return new PostgresPrograms(home, !isRoot() ? List.of() : works(NAMESPACE) ? NAMESPACE : NOBODY);
    }

    /**
     * Runs a program of Postgres and waits for its end. Its output goes to a file and not to a pipe: the server that pg_ctl
     * leaves behind keeps the handle open, and a reader of the pipe would wait for as long as the server runs.
     *
     * @return exit code
     */
    int run(Path output, String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(home.resolve("bin").resolve(WINDOWS ? program + ".exe" : program).toString());
        command.addAll(arguments);
        LOG.debug("Running {} {}", program, arguments);
        return await(
                new ProcessBuilder(command).redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile())).start(),
                program);
    }

    private static int await(Process process, String program) throws IOException {
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(program + " did not end within five minutes.");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + program + " ran.", e);
        }
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self) && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
    }

    private static boolean works(List<String> prefix) {
        List<String> probe = new ArrayList<>(prefix);
        probe.add("true");
        try {
            Process process = new ProcessBuilder(probe).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return await(process, prefix.getFirst()) == 0;
        } catch (IOException e) {
            LOG.debug("{} is not there", prefix.getFirst(), e);
            return false;
        }
    }
}
