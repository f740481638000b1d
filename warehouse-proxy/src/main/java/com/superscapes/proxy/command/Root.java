package com.superscapes.proxy.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code warehouse-proxy}. */
@Command(name = "warehouse-proxy", description = "The HTTPS server between clients and the warehouse.", subcommands = {
        Serve.class, User.class,
        Check.class,
        Audit.class, BackupCommand.class, RestoreCommand.class,
        Install.class}, mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
                "0:done", "1:failed, with the reason in one sentence", "2:wrong use, or check found a problem"})
public final class Root {

    /** Runs the command line; failures print one sentence, never a stack trace. */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    /** The same with both streams to one writer. */
    public static int run(PrintWriter out, String... arguments) {
        return commandLine().setOut(out).setErr(out).execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Root()).setExecutionExceptionHandler((failure, command, result) -> {
            command.getErr().println(failure.getMessage());
            command.getErr().flush();
            return 1;
        });
    }
}
