package com.superscapes.bench.serve;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.proxy.WarehouseProxy;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** {@code warehouse-proxy serve} in a process of its own, as an operator starts it (docs/security.md). */
final class ServerProcess implements AutoCloseable {

    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xms16m", "-Xmx160m", "-Xss512k",
            "-XX:TrimNativeHeapInterval=5000",
            "--enable-native-access=ALL-UNNAMED");

    private final ChildProcess process;
    private final String caPem;
    private final int port;
    private final long startNanos;

    private ServerProcess(ChildProcess process, String caPem, int port, long startNanos) {
        this.process = process;
        this.caPem = caPem;
        this.port = port;
        this.startNanos = startNanos;
    }

    /**
     * Starts it and waits for its first answer.
     *
     * @param folder   for its settings, certificate and log
     * @param settings beside those of the database and the address
     * @param options  of Java, beside those that are documented
     */
    static ServerProcess start(DatabaseLogin database, Path folder, Map<String, String> settings, List<String> options)
            throws IOException {
        List<String> command = command(database, folder, settings, options);
        long start = System.nanoTime();
        ChildProcess process = ChildProcess.start(command, null, "", folder.resolve("serve.log"));
        try {
            int port = Integer.parseInt(process.lineAfter("Listening on port "));
            String caPem = Files.readString(folder.resolve("ca.pem"));
            try (Wire wire = new Wire(Wire.sockets(caPem), "localhost", port)) {
                Wire.Reply reply = wire.send("GET /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(
                        StandardCharsets.US_ASCII));
                if (reply.status() != 200) {
                    throw new IOException("The server is not ready: " + reply.text());
                }
            }
            return new ServerProcess(process, caPem, port, System.nanoTime() - start);
        } catch (IOException | RuntimeException failed) {
            process.close();
            throw failed;
        }
    }

    /** Lets it start, answer itself and end. */
    static void rehearse(DatabaseLogin database, Path folder, List<String> options) throws IOException {
        List<String> command = command(database, folder, Map.of(), options);
        command.add("--rehearse");
        try (ChildProcess process = ChildProcess.start(command, null, "", folder.resolve("serve.log"))) {
            process.awaitEnd();
        }
    }

    private static List<String> command(DatabaseLogin database, Path folder, Map<String, String> settings,
            List<String> options) throws IOException {
        Files.createDirectories(folder);
        Path config = folder.resolve("serve.properties");
        write(config, database, folder, settings);
        List<String> command = new ArrayList<>(List.of(ChildProcess.java()));
        command.addAll(OPTIONS);
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WarehouseProxy.class.getName(), "serve",
                "--config", config.toString()));
        return command;
    }

    private static void write(Path config, DatabaseLogin database, Path folder, Map<String, String> settings)
            throws IOException {
        Properties properties = new Properties();
        properties.setProperty("database.host", database.host());
        properties.setProperty("database.port", Integer.toString(database.port()));
        properties.setProperty("database.name", database.database());
        properties.setProperty("database.user", database.user());
        properties.setProperty("database.password", database.password());
        properties.setProperty("listen.port", "0");
        properties.setProperty("tls.ca-out", folder.resolve("ca.pem").toString());
        // Sixty-four clients on one machine must not be taken for an attack.
        properties.setProperty("limit.per-second", "1000000");
        properties.setProperty("limit.at-once", "1000000");
        settings.forEach(properties::setProperty);
        try (Writer out = Files.newBufferedWriter(config)) {
            properties.store(out, null);
        }
    }

    /** The authority to trust. */
    String caPem() {
        return caPem;
    }

    int port() {
        return port;
    }

    /** From the start of the process to its first answer, the handshake included. */
    long startNanos() {
        return startNanos;
    }

    /** In MB; null where the system does not tell. */
    @Nullable
    BigDecimal residentMb() throws IOException {
        return process.residentMb();
    }

    /** Asks it to end. @return nanoseconds until it had */
    long stop() throws IOException {
        return process.stop();
    }

    @Override
    public void close() {
        process.close();
    }
}
