package com.superscapes.proxy.command;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.proxy.backup.BackupException;
import com.superscapes.proxy.backup.ControlTotals;
import com.superscapes.proxy.backup.PostgresTools;
import com.superscapes.proxy.backup.Restore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings a backup back. */
@Command(name = "restore", description = "Bring a backup back into a new or empty database, and hold every table, total, tie-out and audit record against its manifest. The settings must name a login that may create databases and roles.", mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
        "0:restored, and everything is as it was",
        "1:failed, with the reason in one sentence; no database is left behind",
        "2:restored, but something is not as it was: do not use the database"})
final class RestoreCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--from", required = true, paramLabel = "FOLDER", description = "The backup: the folder with manifest.json.")
    private Path backup = Path.of("");

    @Option(names = "--into", required = true, paramLabel = "DATABASE", description = "A database that is not there yet, or is empty.")
    private String database = "";

    @Option(names = "--jobs", paramLabel = "N", defaultValue = "2", description = "Tables read at the same time (${DEFAULT-VALUE}).")
    private int jobs = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (jobs < 1) {
            throw new BackupException("--jobs must be at least 1.");
        }
        Settings settings = config.settings();
        DatabaseLogin admin = settings.database();
        Clock clock = Clock.systemUTC();
        Restore.Restored restored = new Restore(admin, new PostgresTools(settings.path("postgres.bin")), jobs, clock)
                .run(backup, database, settings.anchored() ? settings.anchors().read() : Map.of());
        new CommandRecord(admin.onDatabase(database).dataSource(), "restore", backup.toString(),
                Map.of("differences", restored.differences().size()), clock)
                .outcome(restored.differences().isEmpty() ? "ok" : "differs");
        say(restored);
        return restored.differences().isEmpty() ? 0 : 2;
    }

    private void say(Restore.Restored restored) {
        PrintWriter out = spec.commandLine().getOut();
        ControlTotals totals = restored.manifest().totals();
        restored.newRoles().forEach(role -> out.println("The role " + role
                + " was made; where it signs in, give it a password."));
        out.println(restored.sessions() + " sessions of that time were ended.");
        if (restored.differences().isEmpty()) {
            out.println("The database " + database + " is as it was at " + restored.manifest().madeAt() + ": "
                    + totals.rowCount() + " rows in " + totals.rows().size() + " tables, debits " + totals.debits()
                    + ", credits " + totals.credits() + ", " + totals.tieOuts().size() + " tie-outs and "
                    + totals.chains().size() + " audit chains are the same.");
        } else {
            restored.differences().forEach(out::println);
            out.println("The database " + database + " is not as it was. Do not use it.");
        }
        out.flush();
    }
}
