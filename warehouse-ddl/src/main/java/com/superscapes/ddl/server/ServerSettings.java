package com.superscapes.ddl.server;

import java.util.ArrayList;
import java.util.List;

/**
 * How a server treats its data.
 *
 * @param durable true for whatever keeps data; false only for tests, which throw theirs away
 */
public record ServerSettings(boolean durable) {

    /** The settings file: sized for a desktop or a small server, where the load and a handful of readers share the memory. */
    String text(int port) {
        List<String> lines = new ArrayList<>(List.of("listen_addresses = '127.0.0.1'", "port = " + port,
                "unix_socket_directories = ''", "password_encryption = 'scram-sha-256'", "max_connections = 100",
                "shared_buffers = '256MB'", "work_mem = '32MB'", "maintenance_work_mem = '128MB'",
                "effective_cache_size = '1GB'", "max_wal_size = '2GB'", "wal_level = minimal", "max_wal_senders = 0",
                "max_locks_per_transaction = 512", "checkpoint_timeout = '15min'", "jit = off", "timezone = 'UTC'",
                "log_timezone = 'UTC'", "client_connection_check_interval = '5s'",
                "log_parameter_max_length_on_error = 0", "random_page_cost = 1.1"));
        String guarded = durable ? "on" : "off";
        lines.add("fsync = " + guarded);
        lines.add("synchronous_commit = " + guarded);
        lines.add("full_page_writes = " + guarded);
        return String.join("\n", lines) + "\n";
    }
}
