package com.superscapes.ddl.server;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * How a server treats its data.
 *
 * @param durable true for whatever keeps data; false only for tests, which throw theirs away
 */
public record ServerSettings(boolean durable) {

    private static final long SMALLEST_BUFFERS = 256;
    private static final long LARGEST_BUFFERS = 2048;
    private static final long SHARE_OF_MEMORY = 8;

    /** The settings file: sized for a desktop or a small server, where the load and a handful of readers share the memory. */
    String text(int port) {
        List<String> lines = new ArrayList<>(List.of("listen_addresses = '127.0.0.1'", "port = " + port,
                "unix_socket_directories = ''", "password_encryption = 'scram-sha-256'", "max_connections = 100",
                "shared_buffers = '" + (durable ? buffers(memory()) : SMALLEST_BUFFERS) + "MB'", "work_mem = '32MB'",
                "maintenance_work_mem = '128MB'", "effective_cache_size = '1GB'",
                // A night's changes fit: a checkpoint amid its merge would log every page it touches after that whole once more.
                "max_wal_size = '4GB'", "wal_level = minimal", "max_wal_senders = 0",
                "max_locks_per_transaction = 512", "checkpoint_timeout = '15min'", "jit = off", "timezone = 'UTC'",
                "log_timezone = 'UTC'", "client_connection_check_interval = '5s'",
                "log_parameter_max_length_on_error = 0", "random_page_cost = 1.1"));
        String guarded = durable ? "on" : "off";
        lines.add("fsync = " + guarded);
        lines.add("synchronous_commit = " + guarded);
        lines.add("full_page_writes = " + guarded);
        return String.join("\n", lines) + "\n";
    }

    /**
     * The server's own page cache, an eighth of the memory within bounds: with less, a night among ten million lines reads and
     * writes the same pages again and again; the rest is left to the operating system, which caches files too.
     *
     * @param memory of the machine, in MB
     * @return MB
     */
    static long buffers(long memory) {
        return Math.clamp(memory / SHARE_OF_MEMORY, SMALLEST_BUFFERS, LARGEST_BUFFERS);
    }

    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() >> 20;
    }
}
