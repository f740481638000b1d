package com.superscapes.bench.serve;

import com.superscapes.bench.setup.Timing;
import com.superscapes.ddl.server.DatabaseLogin;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long the server takes to its first answer and to its end when idle, and the memory it holds then. */
public final class Starts {

    private static final int TIMES = 5;
    /** What the end takes, without the time for load balancers to see it coming. */
    private static final Map<String, String> ALONE = Map.of("drain.serving-seconds", "0");
    /** Until the compilers have come to rest and their memory has gone back. */
    private static final Duration SETTLING = Duration.ofMillis(8_000);

    private Starts() {
    }

    /** Adds medians, without and, where Java can make one, with an AOT cache. @param folder for the server's files */
    public static void measure(DatabaseLogin database, Path folder, Map<String, Object> figures) throws IOException {
        measure(database, folder, List.of(), "start", figures);
        Optional<List<String>> aot = AotCache.train(database, folder);
        figures.put("aotCache", aot.isPresent());
        if (aot.isPresent()) {
            measure(database, folder, aot.get(), "aotStart", figures);
        }
    }

    private static void measure(DatabaseLogin database, Path folder, List<String> options, String name,
            Map<String, Object> figures) throws IOException {
        long[] start = new long[TIMES];
        long[] stop = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            try (ServerProcess server = ServerProcess.start(database, folder, ALONE, options)) {
                start[i] = server.startNanos();
                stop[i] = server.stop();
            }
        }
        put(figures, name, new Timing(start), new Timing(stop), idle(database, folder, options));
    }

    private static @Nullable BigDecimal idle(DatabaseLogin database, Path folder, List<String> options)
            throws IOException {
        try (ServerProcess server = ServerProcess.start(database, folder, ALONE, options)) {
            LoadGenerator.pass(SETTLING);
            return server.residentMb();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("The bench was interrupted.", stopped);
        }
    }

    private static void put(Map<String, Object> figures, String name, Timing start, Timing stop,
            @Nullable BigDecimal resident) {
        figures.put(name + "Seconds", start.median());
        figures.put(name + "StopSeconds", stop.median());
        if (resident != null) {
            figures.put(name + "IdleMb", resident);
        }
    }
}
