package com.superscapes.sync.jdbc;

import com.superscapes.sync.table.ColumnType;
import com.superscapes.sync.table.RowCursor;
import com.superscapes.sync.table.TableColumn;
import com.superscapes.sync.table.TableException;
import com.superscapes.sync.table.TableSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A read-only connection by a JDBC driver, such as Microsoft's for SQL Server. */
public final class JdbcSource implements TableSource {

    private static final int ROWS_AT_ONCE = 1_000;
    private static final Duration LOGIN = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Connection connection;
    private final String schema;
    private final Duration stall;
    private volatile @Nullable PreparedStatement running;

    private JdbcSource(Connection connection, String schema, Duration stall) {
        this.connection = connection;
        this.schema = schema;
        this.stall = stall;
    }

    /**
     * Connects.
     *
     * @param schema that unqualified names are looked up in, or empty
     * @param stall  how long a query may say nothing
     * @throws TableException when nobody answers or the login is refused; without the password
     */
    public static JdbcSource connect(String url, String user, String password, String schema, Duration stall)
            throws TableException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        // The drivers of SQL Server and Postgres both know this word, in seconds; others pass it over.
        login.setProperty("loginTimeout", String.valueOf(LOGIN.toSeconds()));
        // SQLite keeps times as texts, with which a number does not compare; others pass this over, too.
        login.setProperty("date_class", "TEXT");
        try {
            Connection connection = DriverManager.getConnection(url, login);
            connection.setReadOnly(!url.startsWith("jdbc:sqlite:")); // SQLite's driver wants it in the address
            connection.setAutoCommit(false);
            // A silent network is no running query: the socket itself must give up, after the query's own time-out.
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(stall.plus(GRACE).toMillis()));
            return new JdbcSource(connection, schema, stall);
        } catch (SQLException refused) {
            String words = String.valueOf(refused.getMessage());
            String shown = password.isEmpty() ? words : words.replace(password, "***");
            throw new TableException("Cannot connect to " + url.replaceFirst("[?;].*", "") + ": "
                    + shown.lines().findFirst().orElse(""), state(refused));
        }
    }

    private static String state(SQLException failed) {
        String state = failed.getSQLState();
        return state == null ? "" : state;
    }

    private static TableException failure(String what, SQLException failed) {
        return new TableException("Cannot " + what + ": "
                + String.valueOf(failed.getMessage()).lines().findFirst().orElse(""), state(failed), failed);
    }

    @Override
    public String product() {
        try {
            var meta = connection.getMetaData();
            return meta.getDatabaseProductName() + " " + meta.getDatabaseProductVersion() + " by "
                    + meta.getDriverName() + " " + meta.getDriverVersion();
        } catch (SQLException unknown) {
            return "a database that does not tell its name (" + unknown.getMessage() + ")";
        }
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public List<String> tables() throws TableException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, schema.isEmpty() ? null : schema, "%",
                new String[]{"TABLE", "VIEW"})) {
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME"));
            }
            return names;
        } catch (SQLException failed) {
            throw failure("list the tables", failed);
        }
    }

    @Override
    public List<TableColumn> columns(String table) throws TableException {
        List<TableColumn> columns = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getColumns(null, schema.isEmpty() ? null : schema, table, "%")) {
            while (rows.next()) {
                if (table.equalsIgnoreCase(rows.getString("TABLE_NAME"))) {
                    columns.add(new TableColumn(rows.getString("COLUMN_NAME"), rows.getString("TYPE_NAME")));
                }
            }
            return columns;
        } catch (SQLException failed) {
            throw failure("list the columns of " + table, failed);
        }
    }

    @Override
    public RowCursor query(String sql, List<Object> parameters, List<ColumnType> types) throws TableException {
        try {
            PreparedStatement statement = connection.prepareStatement(sql);
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setQueryTimeout(Math.toIntExact(stall.toSeconds()));
            for (int i = 0; i < parameters.size(); i++) {
                bind(statement, i + 1, parameters.get(i));
            }
            running = statement;
            return new Rows(statement, statement.executeQuery(), types);
        } catch (SQLException failed) {
            undo(failed);
            throw failure("run the query", failed);
        }
    }

    /** Some servers answer nothing more in the transaction of a query that failed. */
    private void undo(SQLException failed) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            failed.addSuppressed(gone);
        }
    }

    private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        switch (value) {
            case Long whole -> statement.setLong(index, whole);
            case LocalDateTime stamp -> statement.setTimestamp(index, Timestamp.valueOf(stamp));
            default -> statement.setString(index, value.toString());
        }
    }

    @Override
    public void cancel() {
        PreparedStatement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException ended) {
                throw new IllegalStateException("the query cannot be cancelled", ended);
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            throw new IllegalStateException("the connection cannot be closed", gone);
        }
    }

    /** Rows of a result set as texts. */
    private static final class Rows implements RowCursor {

        private final PreparedStatement statement;
        private final ResultSet rows;
        private final List<ColumnType> types;
        private final @Nullable String[] texts;
        private long read;

        Rows(PreparedStatement statement, ResultSet rows, List<ColumnType> types) {
            this.statement = statement;
            this.rows = rows;
            this.types = types;
            this.texts = new String[types.size()];
        }

        @Override
        public boolean next() throws TableException {
            try {
                if (!rows.next()) {
                    return false;
                }
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = text(rows, i + 1, types.get(i).kind());
                }
                read++;
                return true;
            } catch (SQLException failed) {
                throw new TableException(failure("read on", failed).getMessage() + " (after " + read + " rows)",
                        state(failed), failed);
            }
        }

        private static @Nullable String text(ResultSet rows, int column, ColumnType.Kind kind) throws SQLException {
            int type = rows.getMetaData().getColumnType(column);
            if (kind == ColumnType.Kind.FLAG && (type == Types.BIT || type == Types.BOOLEAN)) {
                boolean flag = rows.getBoolean(column);
                return rows.wasNull() ? null : flag ? "1" : "0";
            }
            if (kind == ColumnType.Kind.DECIMAL && (type == Types.NUMERIC || type == Types.DECIMAL)) {
                var decimal = rows.getBigDecimal(column);
                return decimal == null ? null : decimal.toPlainString();
            }
            String text = rows.getString(column);
            return text == null || kind == ColumnType.Kind.TEXT || kind == ColumnType.Kind.LONG_TEXT
                    ? text
                    : kind == ColumnType.Kind.GUID ? text.toLowerCase(Locale.ROOT) : text.strip();
        }

        @Override
        public @Nullable String text(int column) {
            return texts[column];
        }

        @Override
        public boolean cut(int column) {
            ColumnType type = types.get(column);
            String text = texts[column];
            return type.kind() == ColumnType.Kind.TEXT && text != null && text.length() > type.length();
        }

        @Override
        public void close() {
            try {
                statement.close();
            } catch (SQLException gone) {
                throw new IllegalStateException("the rows cannot be closed", gone);
            }
        }
    }
}
