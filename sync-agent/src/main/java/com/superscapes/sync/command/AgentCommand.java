package com.superscapes.sync.command;

import com.superscapes.sync.mapping.BadMapping;
import com.superscapes.sync.nightly.UnknownSource;
import com.superscapes.sync.run.LeaseTaken;
import com.superscapes.sync.secret.UnavailableSecret;
import com.superscapes.sync.source.BrokenSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands share: whatever ends one is a sentence on the error stream and a documented exit code. */
@Command(mixinStandardHelpOptions = true, exitCodeOnInvalidInput = AgentCommand.USAGE, exitCodeListHeading = "%nExit codes:%n")
abstract class AgentCommand implements Callable<Integer> {

    /** The command line is wrong. */
    static final int USAGE = 64;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Does it; returns the exit code. */
    abstract int work() throws SQLException, IOException, LeaseTaken, UnavailableSecret, UnknownSource;

    @Override
    public final Integer call() {
        try {
            return work();
        } catch (UnknownSource wrong) {
            say(wrong.getMessage());
            return USAGE;
        } catch (LeaseTaken | IOException | BadMapping | UnavailableSecret refused) {
            say(refused.getMessage());
        } catch (BrokenSource broken) {
            say(broken.reject().sentence());
        } catch (SQLException failed) {
            say("The warehouse cannot be used: " + failed.getMessage());
        } finally {
            out().flush();
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private void say(@Nullable String sentence) {
        errors().println(sentence);
        errors().flush();
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter errors() {
        return spec.commandLine().getErr();
    }

    /** True when a person watches. */
    static boolean terminal() {
        return System.console() != null && System.console().isTerminal();
    }

    final CommandLine.ParameterException usage(String sentence) {
        return new CommandLine.ParameterException(spec.commandLine(), sentence);
    }
}
