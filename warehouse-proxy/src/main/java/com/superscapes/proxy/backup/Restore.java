package com.superscapes.proxy.backup;

import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.Warehouse;
import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.proxy.database.ConnectionFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Brings a backup back into a new, empty database, and proves that it holds what the warehouse held. */
public final class Restore {

    // Who was signed in then must sign in anew: since then they may have been locked out.
    private static final String END_SESSIONS = "update security.session set ended_at = :now, end_reason = 'restored from a backup'"
            + " where ended_at is null";

    private final DatabaseLogin admin;
    private final PostgresTools tools;
    private final int jobs;
    private final Clock clock;

    /**
     * @param admin may create databases and roles; its own database is not touched
     * @param jobs  tables read at the same time
     */
    public Restore(DatabaseLogin admin, PostgresTools tools, int jobs, Clock clock) {
        this.admin = admin;
        this.tools = tools;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * What came back.
     *
     * @param newRoles    that the server lacked; logins among them have no password yet
     * @param differences between the database and the manifest, a sentence each; empty when it is whole
     * @param sessions    that were ended
     */
    public record Restored(Manifest manifest, List<String> newRoles, List<String> differences, int sessions) {
    }

    /**
     * Restores.
     *
     * @param backup   the folder with the manifest
     * @param database made here, or there and empty
     * @param anchors  of the audit log, hash by number by task; empty without an anchor file
     * @throws BackupException when it can't be done; a database that was made for it is gone again
     */
    public Restored run(Path backup, String database, Map<String, Map<Long, String>> anchors) throws IOException {
        Manifest manifest = Manifest.read(backup);
        manifest.verifyFiles(backup);
        PostgresTools.Tool pgRestore = tools.find("pg_restore", manifest.toolMajor());
        DatabaseLogin target = admin.onDatabase(database);
        try {
            RestoreTarget place = new RestoreTarget(admin, manifest);
            boolean made = !place.exists(database);
            List<String> newRoles = place.makeRoles();
            Warehouse.createDatabase(admin.onDatabase("postgres"), database, new RoleNames(manifest.rolePrefix()));
            try {
                ToolRun.run(pgRestore, target, List.of("--exit-on-error", "--jobs=" + jobs,
                        "--dbname=" + database, backup.resolve(Manifest.DATA).toString()), backup);
                return finish(target, manifest, newRoles, anchors);
            } catch (IOException | SQLException | RuntimeException failed) {
                if (made) {
                    place.drop(database);
                }
                throw failed;
            }
        } catch (SQLException failed) {
            throw new BackupException(ConnectionFailure.inWords(failed, target), failed);
        } catch (JdbiException failed) {
            throw new BackupException("The restored database can't be read: " + failed.getMessage(), failed);
        }
    }

    private Restored finish(DatabaseLogin target, Manifest manifest, List<String> newRoles,
            Map<String, Map<Long, String>> anchors) throws SQLException {
        try (Connection connection = target.dataSource().getConnection(); Handle handle = Jdbi.open(connection)) {
            handle.execute("analyze");
            List<String> differences = new ArrayList<>(manifest.totals()
                    .differences(ControlTotals.read(handle)));
            differences.addAll(RestoredLog.problems(target.dataSource(), manifest, anchors));
            int sessions = handle.createUpdate(END_SESSIONS).bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .execute();
            Warehouse.applyGrants(target, new RoleNames(manifest.rolePrefix()));
            return new Restored(manifest, newRoles, differences, sessions);
        }
    }
}
