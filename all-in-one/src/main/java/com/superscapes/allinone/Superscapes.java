package com.superscapes.allinone;

import com.superscapes.allinone.bench.BenchCommand;
import com.superscapes.allinone.company.CompanyCommand;
import com.superscapes.allinone.demo.DemoCommand;
import com.superscapes.allinone.load.ImportCommand;
import com.superscapes.allinone.local.DataFolder;
import com.superscapes.sync.SyncAgent;
import java.time.Clock;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The `superscapes` command: every subcommand is a class of its own. */
@Command(name = "superscapes", mixinStandardHelpOptions = true, version = "Superscapes Financial Intelligence 0.1.0", description = {
        "Financial reports from a ledger to the screen, the workbook and the page,",
        "each number with its proof."}, footer = {"", "Exit codes:", "  0  done, and nothing broken",
                "  1  nothing could be done; the reason is printed",
                "  2  done, with rejected rows or broken checks, all listed",
                "  64 the command line is wrong"}, exitCodeOnInvalidInput = 64, subcommands = {HelpCommand.class})
public final class Superscapes {

    private Superscapes() {
    }

    public static void main(String[] arguments) {
        // Before the first logger is made: the log lies beside the data of this user.
        System.setProperty("superscapes.log",
                DataFolder.forUser("log", System.getenv()).root().resolve("superscapes.log").toString());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(commandLine().execute(arguments));
    }

    /** The command with all its subcommands, on the system's clock. */
    public static CommandLine commandLine() {
        var clock = Clock.systemUTC();
        return new CommandLine(new Superscapes()).addSubcommand(new DemoCommand(clock))
                .addSubcommand(new CompanyCommand(clock)).addSubcommand(new ImportCommand(clock))
                .addSubcommand(SyncAgent.commands()).addSubcommand(new BenchCommand())
                .setCaseInsensitiveEnumValuesAllowed(true).setExecutionExceptionHandler(new PlainFailures());
    }
}
