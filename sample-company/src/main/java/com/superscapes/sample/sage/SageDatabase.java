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
import java.util.ArrayList;
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
        writeSqlite(options, file, SageSink.NONE);
    }

    /** Writes a SQLite file, and what Sage has no tables for as CSV files into a folder beside it. */
    public static void writeSqlite(SampleOptions options, Path file, Path besideFolder) throws IOException {
        try (OperationFiles beside = beside(besideFolder)) {
            writeSqlite(options, file, beside);
        }
    }

    private static void writeSqlite(SampleOptions options, Path file, SageSink beside) throws IOException {
        Files.deleteIfExists(file);
        try (Connection connection = sqlite(file);
                SageSink sink = new JdbcSink(connection, SageSchema.load(), "", false).withTables()) {
            new History(options, sink, beside).play();
        } catch (SQLException failed) {
            throw unwritable(file.toString(), failed);
        }
    }

    private static OperationFiles beside(Path folder) throws IOException {
        return new OperationFiles(Files.createDirectories(folder), new ArrayList<>());
    }

    /** Makes the schema dbo, which must not be there yet, and fills it. */
    public static void writePostgres(SampleOptions options, DataSource target) throws IOException {
        try (Connection connection = target.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create schema " + SCHEMA);
            }
            try (SageSink sink = new JdbcSink(connection, SageSchema.load(), SCHEMA + ".", true).withTables()) {
                new History(options, sink, SageSink.NONE).play();
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
        return nextDaysSqlite(options, until, file, SageSink.NONE);
    }

    /** The days after in a SQLite file; the files beside it are written anew with those days in them. */
    public static List<String> nextDaysSqlite(SampleOptions options, LocalDate until, Path file, Path besideFolder)
            throws IOException {
        try (OperationFiles beside = beside(besideFolder)) {
            return nextDaysSqlite(options, until, file, beside);
        }
    }

    private static List<String> nextDaysSqlite(SampleOptions options, LocalDate until, Path file, SageSink beside)
            throws IOException {
        try (Connection connection = sqlite(file)) {
            return NextDays.play(options, until, connection,
                    new JdbcSink(connection, SageSchema.load(), "", false), beside, "");
        } catch (SQLException failed) {
            throw unwritable(file.toString(), failed);
        }
    }

    /** As {@link #nextDaysSqlite(SampleOptions, LocalDate, Path)}, in the schema dbo. */
    public static List<String> nextDaysPostgres(SampleOptions options, LocalDate until, DataSource target)
            throws IOException {
        try (Connection connection = target.getConnection()) {
            return NextDays.play(options, until, connection,
                    new JdbcSink(connection, SageSchema.load(), SCHEMA + ".", true), SageSink.NONE, SCHEMA + ".");
        } catch (SQLException failed) {
            throw unwritable("database", failed);
        }
    }

    /**
     * Archives the oldest fiscal year of a SQLite file, as Sage does: its entries, job costs, machine costs and closed invoices
     * leave the tables, and what was brought forward is what it ended with.
     *
     * @param archive the SQLite file that keeps the rows; made if missing
     * @return the year
     */
    public static int archiveOldestYear(Path file, Path archive) throws IOException {
        try (Connection connection = sqlite(file)) {
            return new Archive(connection, archive).oldestYear();
        } catch (SQLException failed) {
            throw unwritable(file.toString(), failed);
        }
    }

    /** Brings an archived fiscal year back. */
    public static void restoreYear(Path file, Path archive, int year) throws IOException {
        try (Connection connection = sqlite(file)) {
            new Archive(connection, archive).restore(year);
        } catch (SQLException failed) {
            throw unwritable(file.toString(), failed);
        }
    }

    private static Connection sqlite(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static IOException unwritable(String what, SQLException failed) {
        return new IOException("The " + what + " cannot be written: " + failed.getMessage(), failed);
    }
}
