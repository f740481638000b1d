package com.superscapes.ddl.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Postgres server of our own in a folder: sign-in by SCRAM with a generated password, fsync and synchronous commit on,
 * the folder closed to other users, reachable from this machine only. A second start of the folder finds its data again.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);
    private static final String ADMIN = "postgres";
    private static final int ATTEMPTS = 3;

    private final Path folder;
    private final PostgresPrograms programs;
    private final FileChannel lock;
    private final Thread stopOnExit = new Thread(this::stop, "stop-postgres");
    private final String password;
    private int port;
    private boolean running;

    private LocalPostgres(Path folder, PostgresPrograms programs, FileChannel lock, String password) {
        this.folder = folder;
        this.programs = programs;
        this.lock = lock;
        this.password = password;
    }

    /** Starts the server of the folder, which is made when it is not there. */
    public static LocalPostgres start(Path dataFolder) throws IOException {
        return start(dataFolder, new ServerSettings(true));
    }

    /** @throws IOException if another process uses the folder or the server does not start; the message says which */
    public static LocalPostgres start(Path dataFolder, ServerSettings settings) throws IOException {
        return start(dataFolder, settings, null);
    }

    /** @param installed programs to be used instead of those that come with us; null for ours */
    static LocalPostgres start(Path dataFolder, ServerSettings settings, @Nullable PostgresPrograms installed)
            throws IOException {
        Path folder = dataFolder.toAbsolutePath().normalize();
        PrivateFiles.createFolder(folder);
        FileChannel lock = lock(folder);
        try {
            PostgresPrograms programs = installed == null ? PostgresPrograms.find() : installed;
            LocalPostgres server = new LocalPostgres(folder, programs, lock, password(folder));
            server.initialize();
            server.stopLeftover();
            server.launch(settings);
            return server;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The superuser's login to one of the server's databases ({@code postgres} always exists). */
    public DatabaseLogin admin(String database) {
        return new DatabaseLogin("127.0.0.1", port, database, ADMIN, password);
    }

    /** The folder with the data, the log and the generated passwords. */
    public Path folder() {
        return folder;
    }

    /** Stops the server; open connections are ended. A second call does nothing. */
    @Override
    public void close() throws IOException {
        stop();
        if (Thread.currentThread() != stopOnExit) {
            try {
                Runtime.getRuntime().removeShutdownHook(stopOnExit);
            } catch (IllegalStateException e) {
                LOG.debug("The machine is shutting down already", e);
            }
        }
        lock.close();
    }

    private synchronized void stop() {
        if (!running) {
            return;
        }
        running = false;
        try {
            stopServer();
        } catch (IOException e) {
            LOG.warn("Postgres in {} did not stop cleanly; the next start will end it", folder, e);
        }
    }

    private void stopServer() throws IOException {
        int code = programs.run(log("pg_ctl.log"), "pg_ctl",
                List.of("stop", "-D", data().toString(), "-m", "fast", "-w", "-t", "120"));
        if (code != 0) {
            throw new IOException("pg_ctl stop ended with " + code + "; see " + log("pg_ctl.log"));
        }
    }

    private void initialize() throws IOException {
        if (Files.exists(data().resolve("superscapes.conf"))) {
            return;
        }
        // An initialization that was broken off has no settings file of ours and never held data.
        Folders.delete(data());
        int code = programs.run(log("initdb.log"), "initdb",
                List.of("-D", data().toString(), "-U", ADMIN, "-A", "scram-sha-256",
                        "--pwfile=" + folder.resolve("admin.password"), "-E", "UTF8", "--locale=C",
                        "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--data-checksums"));
        if (code != 0) {
            throw new IOException("Postgres could not be initialized: " + lastLine("initdb.log"));
        }
        Files.writeString(data().resolve("postgresql.conf"), "\ninclude_if_exists = 'superscapes.conf'\n",
                StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    /** We hold the folder's lock, so a server that still runs here was left by a process that was killed. */
    private void stopLeftover() throws IOException {
        int status = programs.run(log("pg_ctl.log"), "pg_ctl", List.of("status", "-D", data().toString()));
        if (status == 0) {
            LOG.info("Stopping the server that an earlier run left in {}", folder);
            stopServer();
        }
    }

    private void launch(ServerSettings settings) throws IOException {
        for (int attempt = 1; !running; attempt++) {
            port = freePort();
            PrivateFiles.write(data().resolve("superscapes.conf"), settings.text(port));
            int code = programs.run(log("pg_ctl.log"), "pg_ctl", startArguments());
            running = code == 0;
            if (!running && attempt == ATTEMPTS) {
                throw new IOException("Postgres did not start: " + lastLine("postgres.log"));
            }
        }
        Runtime.getRuntime().addShutdownHook(stopOnExit);
    }

    private List<String> startArguments() {
        List<String> arguments = new ArrayList<>(List.of("start", "-D", data().toString(), "-w", "-t", "120"));
        arguments.addAll(List.of("-l", log("postgres.log").toString()));
        return arguments;
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path log(String name) {
        return folder.resolve(name);
    }

    /** What the program said last, with the file that has the rest. */
    private String lastLine(String name) throws IOException {
        Path file = log(name);
        // Decoded leniently: on a localized system the programs may write another encoding than UTF-8.
        List<String> lines = Files.exists(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()
                : List.of();
        return (lines.isEmpty() ? "it said nothing" : lines.getLast()) + " (" + file + ")";
    }

    private static String password(Path folder) throws IOException {
        Path file = folder.resolve("admin.password");
        if (!Files.exists(file)) {
            PrivateFiles.write(file, Secrets.password());
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve("in-use.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new IOException("Another Superscapes process is using " + folder + "; end it first.");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
