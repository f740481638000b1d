package com.superscapes.proxy.check;

import com.superscapes.ddl.Migrations;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Whether the schema is the one this server was built for. */
final class MigrationQuestion implements DatabaseQuestion {

    private static final String ABOUT = "database.schema";

    @Override
    public void ask(Handle database, Findings findings) {
        List<String> applied = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        try {
            database.createQuery("select version, success from security.migrations()")
                    .map((row, context) -> (row.getBoolean(2) ? applied : failed).add(row.getString(1))).list();
        } catch (UnableToExecuteStatementException unknown) {
            findings.error(ABOUT,
                    "This is no warehouse, or one older than this server (" + DatabaseCheck.reason(unknown)
                            + "). Run: warehouse-proxy install");
            return;
        }
        judge(Migrations.known(), applied, failed, findings);
    }

    static void judge(List<String> known, List<String> applied, List<String> failed, Findings findings) {
        List<String> missing = known.stream().filter(version -> !applied.contains(version)).toList();
        List<String> unknown = applied.stream().filter(version -> !known.contains(version)).toList();
        failed.forEach(version -> findings.error(ABOUT, "The migration " + version + " failed half-way."));
        if (!missing.isEmpty()) {
            findings.error(ABOUT, "The database is behind this server: it lacks " + String.join(", ", missing)
                    + ". Run: warehouse-proxy install");
        }
        if (!unknown.isEmpty()) {
            findings.error(ABOUT, "The database is ahead of this server by " + String.join(", ", unknown)
                    + ". Update the server.");
        }
        if (missing.isEmpty() && unknown.isEmpty() && failed.isEmpty()) {
            findings.ok(ABOUT, "The schema is at " + known.getLast() + ", as this server needs it.");
        }
    }
}
