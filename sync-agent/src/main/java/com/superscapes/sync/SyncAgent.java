package com.superscapes.sync;

import com.superscapes.sync.command.ApproveDeletionsCommand;
import com.superscapes.sync.command.BackfillCommand;
import com.superscapes.sync.command.CheckSourceCommand;
import com.superscapes.sync.command.RebuildRollupsCommand;
import com.superscapes.sync.command.RefuseDeletionsCommand;
import com.superscapes.sync.command.RetryRejectsCommand;
import com.superscapes.sync.command.RunCommand;
import com.superscapes.sync.command.ServeCommand;
import com.superscapes.sync.command.StatusCommand;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The sync-agent command: brings ledgers from their sources into the warehouse. */
@Command(name = "sync-agent", mixinStandardHelpOptions = true, version = "0.1.0", description = "Loads ledgers into the warehouse.", exitCodeOnInvalidInput = 64, subcommands = {
        RunCommand.class, BackfillCommand.class, CheckSourceCommand.class, RetryRejectsCommand.class,
        ApproveDeletionsCommand.class, RefuseDeletionsCommand.class, RebuildRollupsCommand.class, StatusCommand.class,
        ServeCommand.class})
public final class SyncAgent {

    private static final String LOG_CONFIG = "logback.configurationFile";

    private SyncAgent() {
    }

    /** All commands, ready to be executed. */
    public static CommandLine commands() {
        return new CommandLine(new SyncAgent());
    }

    public static void main(String[] arguments) {
        // Before the first logger is made.
        if (System.getProperty(LOG_CONFIG) == null) {
            System.setProperty(LOG_CONFIG, "com/superscapes/sync/logback.xml");
        }
        if (Arrays.asList(arguments).contains("serve")) {
            System.setProperty("superscapes.log.level", "INFO");
        }
        System.exit(commands().execute(arguments));
    }
}
