package com.superscapes.proxy.testing;

import com.superscapes.ddl.testing.TestWarehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A database that takes no connection and has ended those it had, until closed; the server beside it runs on. */
public final class Outage implements AutoCloseable {

    private final TestWarehouse warehouse;

    private Outage(TestWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    public static Outage of(TestWarehouse warehouse) throws SQLException {
        Outage outage = new Outage(warehouse);
        String database = warehouse.logins().owner().database();
        outage.run("alter database " + database + " allow_connections false");
        outage.run("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'"
                + " and usename = '" + warehouse.logins().proxy().user() + "'");
        return outage;
    }

    private void run(String sql) throws SQLException {
        try (Connection other = warehouse.logins().owner().onDatabase("postgres").dataSource().getConnection();
                Statement statement = other.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        run("alter database " + warehouse.logins().owner().database() + " allow_connections true");
    }
}
