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

    private final Path home;
    private final List<String> prefix;

    PostgresPrograms(Path home) throws IOException {
        this.home = home;
        this.prefix = isRoot() ? unprivileged() : List.of();
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

    /** A user namespace without a mapping: the programs see another user, the files stay ours and closed to others. */
    private static List<String> unprivileged() throws IOException {
        List<String> command = List.of("unshare", "--user");
        List<String> probe = new ArrayList<>(command);
        probe.add("true");
        try {
            if (await(new ProcessBuilder(probe).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start(), "unshare") == 0) {
                return command;
            }
        } catch (IOException e) {
            throw new IOException(rootRefused(), e);
        }
        throw new IOException(rootRefused());
    }

    private static String rootRefused() {
        return "Postgres does not run as root, and this system allows no user namespace (unshare --user): start as another user.";
    }
}
