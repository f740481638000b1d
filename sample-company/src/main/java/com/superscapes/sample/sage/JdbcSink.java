package com.superscapes.sample.sage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows into a database by JDBC, many at a time. Dates and times go as texts, which every database here understands. */
final class JdbcSink implements SageSink {

    private static final int AT_ONCE = 2_000;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    private final Connection connection;
    private final SageSchema schema;
    private final String prefix;
    private final boolean casts;
    private final Map<String, Batch> batches = new HashMap<>();

    /** Rows waiting for one table. */
    private static final class Batch {
        private final PreparedStatement insert;
        private int rows;

        Batch(PreparedStatement insert) {
            this.insert = insert;
        }
    }

    /**
     * Into tables that are there.
     *
     * @param prefix schema with its dot, or empty
     * @param casts  true where texts must be told to become dates
     */
    JdbcSink(Connection connection, SageSchema schema, String prefix, boolean casts) throws SQLException {
        this.connection = connection;
        this.schema = schema;
        this.prefix = prefix;
        this.casts = casts;
        connection.setAutoCommit(false);
    }

    /** Makes the tables. */
    JdbcSink withTables() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : schema.statements(prefix)) {
                statement.execute(table);
            }
        }
        return this;
    }

    @Override
    public void row(String table, long number, LocalDateTime at, @Nullable Object... values) throws IOException {
        try {
            Batch batch = batches.get(table);
            if (batch == null) {
                batch = new Batch(connection.prepareStatement(insert(table, values.length)));
                batches.put(table, batch);
            }
            PreparedStatement insert = batch.insert;
            insert.setString(1, UUID
                    .nameUUIDFromBytes((table + number + "/" + values[0]).getBytes(StandardCharsets.UTF_8)).toString());
            insert.setLong(2, number);
            insert.setString(3, STAMP.format(at));
            insert.setString(4, "supervisor");
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                insert.setObject(5 + i, value instanceof LocalDate date ? date.toString() : value);
            }
            insert.addBatch();
            if (++batch.rows >= AT_ONCE) {
                insert.executeBatch();
                batch.rows = 0;
            }
        } catch (SQLException failed) {
            throw new IOException("The table " + table + " cannot be written: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void change(String table, long number, LocalDateTime at, Map<String, Object> values) throws IOException {
        Map<String, Object> all = new TreeMap<>(values);
        all.put("upddte", STAMP.format(at));
        String set = all.keySet().stream().map(column -> column + " = " + mark(column))
                .collect(Collectors.joining(", "));
        try (PreparedStatement update = connection
                .prepareStatement("update " + prefix + table + " set " + set + " where recnum = ?")) {
            Batch waiting = batches.get(table);
            if (waiting != null && waiting.rows > 0) {
                waiting.insert.executeBatch();
                waiting.rows = 0;
            }
            int place = 0;
            for (Object value : all.values()) {
                update.setObject(++place, value instanceof LocalDate date ? date.toString() : value);
            }
            update.setLong(++place, number);
            update.executeUpdate();
        } catch (SQLException failed) {
            throw new IOException("The table " + table + " cannot be changed: " + failed.getMessage(), failed);
        }
    }

    private String insert(String table, int values) {
        List<String> columns = schema.columns(table);
        int own = columns.size() - 6;
        if (own != values) {
            throw new IllegalArgumentException(table + " has " + own + " columns, not " + values + ".");
        }
        List<String> named = new ArrayList<>(List.of("_idnum", "recnum", "insdte", "insusr"));
        named.addAll(columns.subList(6, columns.size()));
        List<String> marks = named.stream().map(this::mark).toList();
        return "insert into " + prefix + table + " (" + String.join(", ", named) + ") values ("
                + String.join(", ", marks) + ")";
    }

    private String mark(String column) {
        boolean stamp = column.equals("insdte") || column.equals("upddte");
        boolean received = column.equals("rcvdte"); // a quantity, in spite of its name
        boolean date = column.endsWith("dte") && !stamp && !received || column.equals("strprd")
                || column.equals("payprd") || column.equals("period") || column.equals("orgfin")
                || column.startsWith("dte") || column.equals("prchdt");
        return !casts ? "?" : date ? "?::date" : stamp ? "?::timestamp" : "?";
    }

    @Override
    public void close() throws IOException {
        try {
            for (Batch batch : batches.values()) {
                if (batch.rows > 0) {
                    batch.insert.executeBatch();
                }
                batch.insert.close();
            }
            batches.clear();
            connection.commit();
        } catch (SQLException failed) {
            throw new IOException("The database cannot be written: " + failed.getMessage(), failed);
        }
    }
}
