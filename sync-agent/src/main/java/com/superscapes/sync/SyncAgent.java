package com.superscapes.sync;

import com.superscapes.sync.command.RunCommand;
import com.superscapes.sync.command.StatusCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The sync-agent command: brings a ledger from its source into the warehouse. */
@Command(name = "sync-agent", mixinStandardHelpOptions = true, version = "0.1.0", description = "Loads ledgers into the warehouse.", subcommands = {
        RunCommand.class, StatusCommand.class})
public final class SyncAgent {

    private SyncAgent() {
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SyncAgent()).execute(arguments));
    }
}
