package com.superscapes.bench.load;

import com.superscapes.ddl.server.DatabaseLogin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * The reference: the same CSV files by COPY FROM STDIN into logged tables without indexes, money as numeric and the rest
 * as text. The tables are made and committed first, so that the rows are written to the log as ours are.
 */
public final class BareCopy {

    private static final Set<String> NUMERIC = Set.of("debit", "credit", "amount", "opening", "closing");

    private final DatabaseLogin database;
    private final List<Path> files;

    /** @param files CSV files with a header; the column names become the table's */
    public BareCopy(DatabaseLogin database, List<Path> files) {
        this.database = database;
        this.files = files;
    }

    /** Copies every file; returns the rows there are. */
    public long run() throws SQLException, IOException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < files.size(); i++) {
                statement.execute(create(statement, i));
            }
            connection.setAutoCommit(false);
            long rows = 0;
            for (int i = 0; i < files.size(); i++) {
                try (InputStream file = Files.newInputStream(files.get(i))) {
                    rows += connection.unwrap(PGConnection.class).getCopyAPI().copyIn(
                            "copy public.bare_" + i + " from stdin with (format csv, header true)", file, 1 << 16);
                }
            }
            connection.commit();
            return rows;
        }
    }

    private String create(Statement statement, int i) throws IOException, SQLException {
        try (BufferedReader reader = Files.newBufferedReader(files.get(i))) {
            String header = reader.readLine();
            if (header == null) {
                throw new IOException(files.get(i) + " is empty.");
            }
            List<String> columns = new ArrayList<>();
            for (String name : header.split(",", -1)) {
                columns.add(statement.enquoteIdentifier(name, true) + (NUMERIC.contains(name) ? " numeric" : " text"));
            }
            return "create table public.bare_" + i + " (" + String.join(", ", columns) + ")";
        }
    }
}
