package com.superscapes.sample.sage;

import com.superscapes.sample.SampleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;

/** The sample company served as a Sage 100 Contractor database: a SQLite file, or the schema dbo of a Postgres. */
public final class SageDatabase {

    /** Where the tables lie in Postgres, as in SQL Server. */
    public static final String SCHEMA = "dbo";

    private SageDatabase() {
    }

    /** Writes a SQLite file in place of one that is there. */
    public static void writeSqlite(SampleOptions options, Path file) throws IOException {
        Files.deleteIfExists(file);
        try (Connection connection = sqlite(file);
                SageSink sink = new JdbcSink(connection, SageSchema.load(), "", false).withTables()) {
            new History(options, sink).play();
        } catch (SQLException failed) {
            throw unwritable(file.toString(), failed);
        }
    }

    /** Makes the schema dbo, which must not be there yet, and fills it. */
    public static void writePostgres(SampleOptions options, DataSource target) throws IOException {
        try (Connection connection = target.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create schema " + SCHEMA);
            }
            try (SageSink sink = new JdbcSink(connection, SageSchema.load(), SCHEMA + ".", true).withTables()) {
                new History(options, sink).play();
            }
        } catch (SQLException failed) {
            throw unwritable("database", failed);
        }
    }

    /**
     * The days after those that a SQLite file tells: new entries, and what bookkeepers change, void, post back and delete.
     *
     * @param options those it was written with, or played to last
     * @param until   the last day to play, in the fiscal year of {@code options.through()}
     * @return what was changed besides the new entries, a sentence each
     */
    public static List<String> nextDaysSqlite(SampleOptions options, LocalDate until, Path file) throws IOException {
        try (Connection connection = sqlite(file)) {
            return NextDays.play(options, until, connection,
                    new JdbcSink(connection, SageSchema.load(), "", false), "");
        } catch (SQLException failed) {
            throw unwritable(file.toString(), failed);
        }
    }

    /** As {@link #nextDaysSqlite}, in the schema dbo. */
    public static List<String> nextDaysPostgres(SampleOptions options, LocalDate until, DataSource target)
            throws IOException {
        try (Connection connection = target.getConnection()) {
            return NextDays.play(options, until, connection,
                    new JdbcSink(connection, SageSchema.load(), SCHEMA + ".", true), SCHEMA + ".");
        } catch (SQLException failed) {
            throw unwritable("database", failed);
        }
    }

    private static Connection sqlite(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static IOException unwritable(String what, SQLException failed) {
        return new IOException("The " + what + " cannot be written: " + failed.getMessage(), failed);
    }
}
