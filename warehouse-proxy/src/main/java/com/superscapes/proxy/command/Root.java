package com.superscapes.proxy.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code warehouse-proxy}. */
@Command(name = "warehouse-proxy", description = "The HTTPS server between clients and the warehouse.", subcommands = {
        Serve.class, User.class,
        Check.class,
        Audit.class}, mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
                "0:done", "1:failed, with the reason in one sentence", "2:wrong use, or check found a problem"})
public final class Root {

    /** Runs the command line; failures print one sentence, never a stack trace. */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Root()).setExecutionExceptionHandler((failure, command, result) -> {
            command.getErr().println(failure.getMessage());
            command.getErr().flush();
            return 1;
        });
    }
}
