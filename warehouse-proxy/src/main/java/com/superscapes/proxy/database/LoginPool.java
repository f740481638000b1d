package com.superscapes.proxy.database;

import com.superscapes.ddl.server.DatabaseLogin;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Pools on the server's own login, which can read nothing until it takes a role. */
public final class LoginPool {

    private static final long TIMEOUT_MILLIS = 2_000;

    private LoginPool() {
    }

    /** For reading lanes: read-only, repeatable read, never committed. */
    public static HikariDataSource reading(DatabaseLogin login, int size) {
        HikariConfig config = config(login, "reading", size);
        config.setAutoCommit(false);
        config.setReadOnly(true);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        return new HikariDataSource(config);
    }

    /** For sign-in and audit, through definer functions only. */
    public static HikariDataSource writing(DatabaseLogin login, int size) {
        HikariConfig config = config(login, "writing", size);
        config.setConnectionInitSql("set statement_timeout = '5s'");
        return new HikariDataSource(config);
    }

    private static HikariConfig config(DatabaseLogin login, String name, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("proxy-" + name);
        config.setJdbcUrl(login.jdbcUrl());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(TIMEOUT_MILLIS);
        config.setValidationTimeout(1_000);
        config.setKeepaliveTime(60_000);
        config.setMaxLifetime(900_000);
        // The server starts without its database and says so at /health/ready.
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "superscapes-proxy-" + name);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "3");
        config.addDataSourceProperty("loginTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "30");
        return config;
    }
}
