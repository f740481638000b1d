package com.superscapes.proxy.backup;

import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.Warehouse;
import com.superscapes.ddl.server.DatabaseLogin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The server that a backup goes to: new enough, with the roles it needs, and nothing in the way. */
final class RestoreTarget {

    private static final String OBJECTS = "select count(*) from pg_catalog.pg_class c join pg_catalog.pg_namespace n"
            + " on n.oid = c.relnamespace where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'";

    private final DatabaseLogin admin;
    private final Manifest manifest;

    RestoreTarget(DatabaseLogin admin, Manifest manifest) {
        this.admin = admin.onDatabase("postgres");
        this.manifest = manifest;
    }

    /** False when it can be made; true when it is there and empty. @throws BackupException when it holds something, or the server is too old */
    boolean exists(String database) throws SQLException, BackupException {
        long there = number(admin, "select count(*) from pg_catalog.pg_database where datname = ?", database);
        long server = number(admin, "select current_setting('server_version_num')::int / 10000");
        int before = Integer.parseInt(manifest.serverVersion().split("\\.", 2)[0]);
        if (server < before) {
            throw new BackupException("The backup is of Postgres " + manifest.serverVersion()
                    + " and can't go to a server of version " + server + ".");
        }
        if (there > 0 && number(admin.onDatabase(database), OBJECTS) > 0) {
            throw new BackupException("The database " + database
                    + " is not empty. A backup goes into a new or empty one; name another, or drop this one first.");
        }
        return there > 0;
    }

    /** Makes the installation's own roles that are missing. @return their names @throws BackupException naming foreign ones */
    List<String> makeRoles() throws SQLException, BackupException {
        RoleNames ours = new RoleNames(manifest.rolePrefix());
        List<String> own = new ArrayList<>(RoleNames.READING.stream().map(ours::reading).toList());
        own.addAll(List.of(ours.owner(), ours.sync(), ours.proxy()));
        List<String> foreign = missing(manifest.roles().stream().filter(role -> !own.contains(role)).toList());
        if (!foreign.isEmpty()) {
            throw new BackupException("The server lacks roles that have rights in the backup; create them first: "
                    + String.join(", ", foreign) + ".");
        }
        List<String> made = missing(own);
        if (!made.isEmpty()) {
            Warehouse.createMissingRoles(admin, ours);
        }
        return made;
    }

    void drop(String database) throws SQLException {
        try (Connection connection = admin.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "drop database if exists " + statement.enquoteIdentifier(database, true) + " with (force)");
        }
    }

    private List<String> missing(List<String> roles) throws SQLException {
        List<String> missing = new ArrayList<>();
        for (String role : roles) {
            if (number(admin, "select count(*) from pg_catalog.pg_roles where rolname = ?", role) == 0) {
                missing.add(role);
            }
        }
        return missing;
    }

    private static long number(DatabaseLogin login, String sql, String... values) throws SQLException {
        try (Connection connection = login.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
