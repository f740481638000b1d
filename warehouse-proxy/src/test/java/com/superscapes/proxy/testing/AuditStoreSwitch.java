package com.superscapes.proxy.testing;

import com.superscapes.ddl.testing.TestWarehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Takes the audit log away from the server and gives it back; everything else of the database goes on. */
public final class AuditStoreSwitch {

    private final TestWarehouse warehouse;

    public AuditStoreSwitch(TestWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    public void off() throws SQLException {
        run("revoke execute on all functions in schema audit from superscapes_proxy");
    }

    public void on() throws SQLException {
        run("grant execute on all functions in schema audit to superscapes_proxy");
    }

    /** Ends the connections that records are written over, at whatever they are. */
    public void cut() throws SQLException {
        run("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                + " and application_name = 'superscapes-proxy-records'");
    }

    // Grants of several threads at once would get in each other's way.
    private synchronized void run(String sql) throws SQLException {
        try (Connection owner = warehouse.logins().owner().dataSource().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of a query as the owner. */
    public List<String> texts(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection owner = warehouse.logins().owner().dataSource().getConnection();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
