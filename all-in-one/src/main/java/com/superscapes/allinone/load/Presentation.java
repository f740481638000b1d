package com.superscapes.allinone.load;

import com.superscapes.allinone.Steps;
import com.superscapes.allinone.local.ClientProcess;
import com.superscapes.allinone.local.Display;
import com.superscapes.allinone.local.LocalStack;
import com.superscapes.allinone.local.LocalUsers;
import com.superscapes.allinone.output.HeadlessOutput;
import com.superscapes.sync.LoadReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How a local stack shows what it has loaded: in the client's window, or as files in a folder where there is no display. */
public final class Presentation {

    @Option(names = "--headless", description = "Opens no window: leaves pictures, reports and control totals in --out.")
    private boolean headless;

    @Option(names = "--out", paramLabel = "DIR", description = "With --headless: the folder for the files.")
    private @Nullable Path out;

    @Option(names = "--no-pictures", description = "With --headless: leaves out the pictures of the screens, which take the longest.")
    private boolean withoutPictures;

    /**
     * True when it can be shown; says why not.
     *
     * @throws ParameterException if the options do not go together
     */
    public boolean isPossible(CommandSpec spec) {
        if (headless && out == null) {
            throw new ParameterException(spec.commandLine(), "--headless needs --out DIR for the files it leaves.");
        }
        if (!headless && out != null) {
            throw new ParameterException(spec.commandLine(), "--out goes with --headless.");
        }
        boolean possible = headless || Display.isPresent(System.getProperty("os.name"), System.getenv());
        if (!possible) {
            spec.commandLine().getErr()
                    .println("There is no display to open a window on; run with --headless --out DIR instead.");
        }
        return possible;
    }

    /** Steps that {@link #show} takes. */
    public int steps() {
        return headless ? HeadlessOutput.steps(!withoutPictures) : 1;
    }

    /** Shows it to the controller; returns the command's exit code once the window is closed or the files are written. */
    public int show(LocalStack stack, LedgerLoad load, LoadReport report, Path users, Steps steps, Clock clock)
            throws Exception {
        Path folder = out;
        if (folder != null) {
            Files.createDirectories(folder);
            load.controlTotals(report, folder);
            new HeadlessOutput(stack, LocalUsers.CONTROLLER, clock, !withoutPictures).write(folder, steps);
            return report.exitCode();
        }
        steps.say("Logins and passwords, to sign in again or as somebody else, are in " + users);
        int closed = steps.step("Showing the client; close its window to end",
                () -> ClientProcess.window(stack, stack.users().oneTimeToken(LocalUsers.CONTROLLER)));
        return closed == 0 ? report.exitCode() : 1;
    }
}
