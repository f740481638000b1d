package com.superscapes.sync;

import com.superscapes.sync.command.RunCommand;
import com.superscapes.sync.command.StatusCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The sync-agent command: brings ledgers from their sources into the warehouse. */
@Command(name = "sync-agent", mixinStandardHelpOptions = true, version = "0.1.0", description = "Loads ledgers into the warehouse.", exitCodeOnInvalidInput = 64, subcommands = {
        RunCommand.class, StatusCommand.class})
public final class SyncAgent {

    private SyncAgent() {
    }

    /** All commands, ready to be executed. */
    public static CommandLine commands() {
        return new CommandLine(new SyncAgent());
    }

    public static void main(String[] arguments) {
        System.exit(commands().execute(arguments));
    }
}
