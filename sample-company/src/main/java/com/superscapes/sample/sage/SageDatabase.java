package com.superscapes.sample.sage;

import com.superscapes.sample.SampleOptions;
import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Day;
import com.superscapes.sample.chart.Chart;
import com.superscapes.sample.event.Company;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import javax.sql.DataSource;

/** The sample company served as a Sage 100 Contractor database: a SQLite file, or the schema dbo of a Postgres. */
public final class SageDatabase {

    /** Where the tables lie in Postgres, as in SQL Server. */
    public static final String SCHEMA = "dbo";

    private final SampleOptions options;
    private final Books books = new Books(Chart.load());
    private final SageBooks sage;

    private SageDatabase(SampleOptions options, SageSink sink) {
        this.options = options;
        this.sage = new SageBooks(sink, books.chart(), Company::clientName);
    }

    /** Writes a SQLite file in place of one that is there. */
    public static void writeSqlite(SampleOptions options, Path file) throws IOException {
        Files.deleteIfExists(file);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                SageSink sink = new JdbcSink(connection, SageSchema.load(), "", false)) {
            new SageDatabase(options, sink).play();
        } catch (SQLException failed) {
            throw new IOException("The file " + file + " cannot be written: " + failed.getMessage(), failed);
        }
    }

    /** Makes the schema dbo, which must not be there yet, and fills it. */
    public static void writePostgres(SampleOptions options, DataSource target) throws IOException {
        try (Connection connection = target.getConnection()) {
            try (var statement = connection.createStatement()) {
                statement.execute("create schema " + SCHEMA);
            }
            try (SageSink sink = new JdbcSink(connection, SageSchema.load(), SCHEMA + ".", true)) {
                new SageDatabase(options, sink).play();
            }
        } catch (SQLException failed) {
            throw new IOException("The database cannot be written: " + failed.getMessage(), failed);
        }
    }

    private void play() throws IOException {
        Company company = new Company(books, options.seed(), options.scale());
        sage.masters(Day.of(Company.BIRTH));
        books.writeTo(sage);
        for (LocalDate date = Company.BIRTH; date.isBefore(SampleOptions.FIRST_DAY); date = date.plusDays(1)) {
            company.live(date);
        }
        company.closeYear();
        sage.begin(Day.of(SampleOptions.FIRST_DAY).fiscalYear(), books);
        for (LocalDate date = SampleOptions.FIRST_DAY; !date.isAfter(options.through()); date = date.plusDays(1)) {
            company.live(date);
            Day day = Day.of(date);
            boolean yearEnd = date.getMonthValue() == 10 && date.getDayOfMonth() == 31
                    && date.isBefore(options.through());
            if (yearEnd) {
                company.closeYear();
            }
            if (day.isMonthEnd() || date.equals(options.through())) {
                sage.period(day.fiscalYear(), day.period(), books);
            }
        }
    }
}
