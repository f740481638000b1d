package com.superscapes.bench.setup;

import com.superscapes.bench.BenchOptions;
import com.superscapes.bench.BenchProgress;
import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.server.LocalPostgres;
import com.superscapes.sample.SampleCompany;
import com.superscapes.sample.SampleOptions;
import com.superscapes.sample.SampleProgress;
import com.superscapes.sample.SampleSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A temporary folder with a sample company's export and a Postgres server with the settings of one that keeps its data
 * (fsync, checksums). Closing ends the server and deletes the folder.
 */
public final class Workbench implements AutoCloseable {

    private final ScratchFolder folder;
    private final SampleSummary sample;
    private final LocalPostgres server;

    private Workbench(ScratchFolder folder, SampleSummary sample, LocalPostgres server) {
        this.folder = folder;
        this.sample = sample;
        this.server = server;
    }

    private interface Generator {

        SampleSummary generate(SampleOptions options, Path folder) throws IOException;
    }

    /** Generates the export of a ledger and starts the server. */
    public static Workbench open(BenchOptions options, BenchProgress progress) throws IOException {
        return open(options, progress, SampleCompany::generate);
    }

    /** The same with the operations behind the ledger: jobs, invoices, bills, hours, machines. */
    public static Workbench openWithOperations(BenchOptions options, BenchProgress progress) throws IOException {
        return open(options, progress,
                (sample, folder) -> SampleCompany.generateWithOperations(sample, folder, SampleProgress.NONE));
    }

    private static Workbench open(BenchOptions options, BenchProgress progress, Generator generator)
            throws IOException {
        ScratchFolder folder = new ScratchFolder();
        try {
            progress.step("Generating " + options.lines() + " ledger lines");
            SampleSummary sample = generator.generate(SampleOptions.ofLines(options.lines()), folder.resolve("export"));
            progress.step("Starting Postgres");
            return new Workbench(folder, sample, LocalPostgres.start(folder.resolve("server")));
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** What was generated. */
    public SampleSummary sample() {
        return sample;
    }

    /** The folder of the export, with its mapping. */
    public Path export() {
        return folder.resolve("export");
    }

    /** A folder of the bench's own. */
    public Path folder(String name) {
        return folder.resolve(name);
    }

    /** The server. */
    public LocalPostgres server() {
        return server;
    }

    /** Makes a database of plain tables. */
    public DatabaseLogin plainDatabase(String name) throws SQLException {
        try (Connection connection = server.admin("postgres").dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + statement.enquoteIdentifier(name, true)
                    + " template template0 encoding 'UTF8'");
        }
        return server.admin(name);
    }

    /** Drops a database that is measured, so that nothing cleans it up while another is. */
    public void drop(String name) throws SQLException {
        try (Connection connection = server.admin("postgres").dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database " + statement.enquoteIdentifier(name, true) + " with (force)");
        }
    }

    /** Writes out what earlier steps left in memory, so that a measurement does not pay for another's. */
    public void settle() throws SQLException {
        try (Connection connection = server.admin("postgres").dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
        } finally {
            folder.close();
        }
    }
}
