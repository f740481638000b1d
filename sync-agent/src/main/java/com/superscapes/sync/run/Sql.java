package com.superscapes.sync.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Short ways to run one statement with bound values. */
final class Sql {

    private Sql() {
    }

    /** Rows changed. */
    static long update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = bind(connection, sql, values)) {
            return statement.executeLargeUpdate();
        }
    }

    /** Runs a select for what it does. */
    static void call(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = bind(connection, sql, values)) {
            statement.execute();
        }
    }

    /** The first column of the first row, or null when there is none. */
    static @Nullable Long number(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = bind(connection, sql, values); ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return null;
            }
            long number = rows.getLong(1);
            return rows.wasNull() ? null : number;
        }
    }

    /** What to do with each row. */
    @FunctionalInterface
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    static void each(Connection connection, Row action, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = bind(connection, sql, values); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                action.read(rows);
            }
        }
    }

    private static PreparedStatement bind(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof java.time.Instant instant) {
                statement.setTimestamp(i + 1, java.sql.Timestamp.from(instant));
            } else if (value instanceof Object[] array) {
                String type = array instanceof Integer[] ? "integer" : array instanceof Boolean[] ? "boolean" : "text";
                statement.setArray(i + 1, connection.createArrayOf(type, array));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }
}
