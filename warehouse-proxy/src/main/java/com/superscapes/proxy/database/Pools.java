package com.superscapes.proxy.database;

import com.superscapes.ddl.server.DatabaseLogin;
import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;

/** How the connections of a lane are kept: on the server's own login, which can read nothing until it takes a role. */
final class Pools {

    private static final Duration LEAKED_AFTER = Duration.ofSeconds(30);

    private Pools() {
    }

    static HikariConfig reading(DatabaseLogin login, LaneSettings lane) {
        HikariConfig config = config(login, lane);
        config.setAutoCommit(false);
        config.setReadOnly(true);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        return config;
    }

    static HikariConfig writing(DatabaseLogin login, LaneSettings lane) {
        HikariConfig config = config(login, lane);
        config.setConnectionInitSql("set statement_timeout = '" + lane.timeout().toMillis() + "ms'");
        return config;
    }

    private static HikariConfig config(DatabaseLogin login, LaneSettings lane) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(lane.name());
        config.setJdbcUrl(login.jdbcUrl());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(lane.connections());
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        config.setKeepaliveTime(60_000);
        config.setMaxLifetime(900_000);
        // Work that holds a connection longer than a statement may last has forgotten it.
        config.setLeakDetectionThreshold(Math.max(LEAKED_AFTER.toMillis(), 2 * lane.timeout().toMillis()));
        // The server outlives its database: it says so at /health/ready and connects again.
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "superscapes-proxy-" + lane.name());
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // Without these a database that falls silent is waited for without end.
        config.addDataSourceProperty("connectTimeout", "3");
        config.addDataSourceProperty("loginTimeout", "5");
        config.addDataSourceProperty("cancelSignalTimeout", "2");
        // A backend whose server process has vanished ends its query.
        config.addDataSourceProperty("options", "-c client_connection_check_interval=1s");
        config.addDataSourceProperty("socketTimeout", Long.toString(lane.socketTimeout().toSeconds()));
        // One answer too large for the memory fails alone instead of the whole server.
        config.addDataSourceProperty("maxResultBuffer", "64M");
        return config;
    }
}
