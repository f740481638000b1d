package com.superscapes.proxy.command;

import com.superscapes.proxy.Beside;
import com.superscapes.proxy.ProxyConfig;
import com.superscapes.proxy.ProxyServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Serves until the process is stopped. The command line of a service is read here without picocli: its classes are of a format that
 * Java's AOT cache leaves out, and to load them took a quarter of the start.
 */
public final class Serving {

    private Serving() {
    }

    /** True for {@code serve} and {@code serve --config FILE}; every other command line is for {@link Root}. */
    public static boolean asked(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("serve")
                && (arguments.length == 1 || arguments.length == 3 && arguments[1].equals("--config"));
    }

    /** Runs such a command line. @return the exit code, with its reason as one sentence when it isn't 0 */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        try {
            untilStopped(settings(arguments.length == 1 ? null : Path.of(arguments[2])), out);
            return 0;
        } catch (IOException | SQLException | InterruptedException | RuntimeException failed) {
            err.println(failed.getMessage());
            return 1;
        }
    }

    /** @throws SQLException when the database can't be reached */
    static void untilStopped(Settings settings, PrintWriter out)
            throws IOException, SQLException, InterruptedException {
        Beside<ProxyConfig> config = Beside.start(() -> settings.config(Clock.systemUTC()));
        settings.logFormat().use();
        ProxyServer server = ProxyServer.start(config.get(IOException.class));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
        }));
        out.println("Listening on port " + server.port());
        out.flush();
        stopped.await();
    }

    private static Settings settings(@Nullable Path file) throws IOException {
        return Settings.load(file, System.getenv());
    }
}
