package com.superscapes.bench.setup;

import com.superscapes.bench.BenchOptions;
import com.superscapes.bench.BenchProgress;
import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.server.LocalPostgres;
import com.superscapes.sample.SampleCompany;
import com.superscapes.sample.SampleOptions;
import com.superscapes.sample.SampleSummary;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A temporary folder with a sample company's export and a Postgres server with the settings of one that keeps its data
 * (fsync, checksums). Closing ends the server and deletes the folder.
 */
public final class Workbench implements AutoCloseable {

    private final Path folder;
    private final SampleSummary sample;
    private final LocalPostgres server;

    private Workbench(Path folder, SampleSummary sample, LocalPostgres server) {
        this.folder = folder;
        this.sample = sample;
        this.server = server;
    }

    /** Generates the export and starts the server. */
    public static Workbench open(BenchOptions options, BenchProgress progress) throws IOException {
        Path folder = Files.createTempDirectory("superscapes-bench-");
        try {
            progress.step("Generating " + options.lines() + " ledger lines");
            SampleSummary sample = SampleCompany.generate(SampleOptions.ofLines(options.lines()),
                    folder.resolve("export"));
            progress.step("Starting Postgres");
            return new Workbench(folder, sample, LocalPostgres.start(folder.resolve("server")));
        } catch (IOException | RuntimeException e) {
            delete(folder);
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

    /** The server. */
    public LocalPostgres server() {
        return server;
    }

    /** Makes a database of plain tables; one of this name is dropped first. */
    public DatabaseLogin plainDatabase(String name) throws SQLException {
        try (Connection connection = server.admin("postgres").dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            String quoted = statement.enquoteIdentifier(name, true);
            statement.execute("drop database if exists " + quoted);
            statement.execute("create database " + quoted + " template template0 encoding 'UTF8'");
        }
        return server.admin(name);
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
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failed) throws IOException {
                if (failed != null) {
                    throw failed;
                }
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
