package com.superscapes.proxy.backup;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.proxy.database.ConnectionFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Makes a backup: pg_dump and the control totals see the same snapshot, and the folder gets its name when all is in it. */
public final class Backup {

    private static final String HOLD = "set local idle_in_transaction_session_timeout = 0; set local statement_timeout = 0";
    // Whoever owns something in this database or has rights on it.
    private static final String ROLES = "select distinct r.rolname from pg_catalog.pg_shdepend d"
            + " join pg_catalog.pg_roles r on r.oid = d.refobjid where d.refclassid = 'pg_catalog.pg_authid'::regclass"
            + " and d.dbid = (select oid from pg_catalog.pg_database where datname = current_database()) order by 1";
    private static final String PREFIX = "select role_prefix from security.installation";
    private static final int FIRST_WITH_ZSTD = 16;

    private final DatabaseLogin owner;
    private final PostgresTools tools;
    private final int jobs;
    private final Clock clock;

    /**
     * @param owner sees every row
     * @param jobs  tables written at the same time
     */
    public Backup(DatabaseLogin owner, PostgresTools tools, int jobs, Clock clock) {
        this.owner = owner;
        this.tools = tools;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** What was made, and which older ones had to go. */
    public record Made(Path folder, Manifest manifest, List<Path> removed) {
    }

    /**
     * Makes one in a new folder below {@code target}.
     *
     * @param keep   how many of this database stay, with the new one
     * @throws BackupException when it can't be done; nothing is left behind then
     */
    public Made run(Path target, int keep) throws IOException {
        try (BackupFolder folder = BackupFolder.open(target, owner.database())) {
            Path partial = folder.begin(clock.instant());
            Manifest manifest = dump(partial);
            manifest.write(partial);
            return new Made(folder.finish(partial), manifest, folder.keep(keep));
        }
    }

    private Manifest dump(Path partial) throws IOException {
        try (Connection connection = owner.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return dump(connection, partial);
        } catch (SQLException failed) {
            throw new BackupException(ConnectionFailure.inWords(failed, owner), failed);
        }
    }

    /** The connection's transaction holds the snapshot; it is never committed. */
    private Manifest dump(Connection connection, Path partial) throws IOException, SQLException {
        try (Handle handle = Jdbi.open(connection)) {
            handle.execute(HOLD);
            ServerFacts server = ServerFacts.of(handle);
            PostgresTools.Tool pgDump = tools.find("pg_dump", server.major());
            String snapshot = handle.createQuery("select pg_catalog.pg_export_snapshot()").mapTo(String.class).one();
            write(pgDump, snapshot, partial);
            Manifest manifest = new Manifest(Manifest.FORMAT, owner.database(), clock.instant(), server.version(),
                    pgDump.major(), handle.createQuery(PREFIX).mapTo(String.class).one(),
                    handle.createQuery(ROLES).mapTo(String.class).list(), ControlTotals.read(handle),
                    Manifest.contents(partial));
            connection.rollback();
            return manifest;
        }
    }

    /** Builds of the programs without zstd say so; gzip is in all of them. */
    private void write(PostgresTools.Tool pgDump, String snapshot, Path partial) throws IOException {
        if (pgDump.major() >= FIRST_WITH_ZSTD) {
            try {
                write(pgDump, snapshot, partial, "--compress=zstd:3");
                return;
            } catch (BackupException failed) {
                if (!String.valueOf(failed.getMessage()).contains("does not support compression with")) {
                    throw failed;
                }
            }
        }
        write(pgDump, snapshot, partial, "--compress=6");
    }

    private void write(PostgresTools.Tool pgDump, String snapshot, Path partial, String compression)
            throws IOException {
        Path data = partial.resolve(Manifest.DATA);
        List<String> arguments = new ArrayList<>(List.of("--format=directory", "--jobs=" + jobs, compression,
                "--snapshot=" + snapshot, "--file=" + data, "--dbname=" + owner.database()));
        ToolRun.run(pgDump, owner, arguments, partial);
    }
}
