package com.superscapes.ddl.testing;

import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.claim.ClaimSealer;
import com.superscapes.ddl.server.DatabaseLogin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the warehouse the way the proxy does: its login, one repeatable-read transaction, a sealed claim, then the role. */
public final class TestReader implements AutoCloseable {

    private final Connection connection;

    private TestReader(Connection connection) {
        this.connection = connection;
    }

    /** @param branches branch keys of a scoped claim; null for an entity-wide one */
    public static TestReader as(TestWarehouse warehouse, String role, @Nullable List<Integer> branches)
            throws SQLException {
        DatabaseLogin proxy = warehouse.logins().proxy();
        ClaimSealer sealer = ClaimSealer.register(proxy.dataSource(), Clock.systemUTC());
        return new TestReader(proxy.dataSource().getConnection()).begin(role,
                backend -> sealer.seal(backend, proxy.user(), branches));
    }

    /** With a claim scoped by division. */
    public static TestReader as(TestWarehouse warehouse, String role, List<Integer> branches, List<Integer> divisions)
            throws SQLException {
        DatabaseLogin proxy = warehouse.logins().proxy();
        ClaimSealer sealer = ClaimSealer.register(proxy.dataSource(), Clock.systemUTC());
        return new TestReader(proxy.dataSource().getConnection()).begin(role,
                backend -> sealer.seal(backend, proxy.user(), branches, divisions));
    }

    private interface Seal {
        String of(int backend) throws SQLException;
    }

    private TestReader begin(String role, Seal seal) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        String claim = seal.of(Integer.parseInt(text("select pg_backend_pid()")));
        set("superscapes.claim", claim);
        set("role", RoleNames.STANDARD.reading(role));
        return this;
    }

    /** Sets a setting for the rest of the transaction. */
    public void set(String name, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select set_config(?, ?, true)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.execute();
        }
    }

    /** The first column of the first row as text; null when it is null or there is no row. */
    public @Nullable String text(String sql) throws SQLException {
        List<@Nullable String> rows = texts(sql);
        return rows.isEmpty() ? null : rows.getFirst();
    }

    /** The first column of every row as text. */
    public List<@Nullable String> texts(String sql) throws SQLException {
        List<@Nullable String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
