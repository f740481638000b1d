package com.superscapes.proxy.command;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.proxy.backup.Backup;
import com.superscapes.proxy.backup.BackupException;
import com.superscapes.proxy.backup.ControlTotals;
import com.superscapes.proxy.backup.PostgresTools;
import com.superscapes.proxy.database.ConnectionFailure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a backup of the whole warehouse. */
@Command(name = "backup", description = "Write the whole warehouse to a new folder, with a manifest that proves it. The settings must name the warehouse owner's login.", mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
        "0:made", "1:failed, with the reason in one sentence; nothing is left behind"})
final class BackupCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--to", required = true, paramLabel = "FOLDER", description = "Where backups are kept; each gets a folder of its own, named by database and time (UTC).")
    private Path folder = Path.of("");

    @Option(names = "--keep", paramLabel = "N", defaultValue = "7", description = "How many backups of this database stay there (${DEFAULT-VALUE}).")
    private int keep = 7;

    @Option(names = "--jobs", paramLabel = "N", defaultValue = "2", description = "Tables written at the same time (${DEFAULT-VALUE}).")
    private int jobs = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (keep < 1 || jobs < 1) {
            throw new BackupException("--keep and --jobs must be at least 1.");
        }
        Settings settings = config.settings();
        DatabaseLogin owner = settings.database();
        reachable(owner);
        Clock clock = Clock.systemUTC();
        Backup backup = new Backup(owner, new PostgresTools(settings.path("postgres.bin")), jobs, clock);
        new CommandRecord(owner.dataSource(), "backup", folder.toString(), Map.of("keep", keep), clock)
                .around(() -> say(backup.run(folder, keep)));
        return 0;
    }

    private static void reachable(DatabaseLogin owner) throws BackupException {
        try (Connection connection = owner.dataSource().getConnection()) {
            connection.clearWarnings();
        } catch (SQLException failed) {
            throw new BackupException(ConnectionFailure.inWords(failed, owner), failed);
        }
    }

    private void say(Backup.Made made) {
        PrintWriter out = spec.commandLine().getOut();
        ControlTotals totals = made.manifest().totals();
        out.println("The backup is in " + made.folder() + ".");
        out.println(totals.rowCount() + " rows in " + totals.rows().size() + " tables, debits " + totals.debits()
                + ", credits " + totals.credits() + ", load " + totals.publishedBatch() + ", schema "
                + totals.schemaVersion() + ", Postgres " + made.manifest().serverVersion() + ".");
        made.removed().forEach(old -> out.println("Removed " + old + "."));
        out.flush();
    }
}
