package com.superscapes.allinone;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Says what is being done, on standard error, so that standard output stays free for results. */
public final class Steps {

    private final PrintWriter out;
    private final InstantSource time;
    private final int total;
    private int done;

    /** @param total how many steps there will be, said before each one */
    public Steps(PrintWriter out, InstantSource time, int total) {
        this.out = out;
        this.time = time;
        this.total = total;
    }

    /** Runs one step: its name before, its duration after; a failure is passed on. */
    public <T> T step(String name, Callable<T> work) throws Exception {
        done++;
        out.printf("[%d/%d] %s ...%n", done, total, name);
        out.flush();
        var start = time.instant();
        T result = work.call();
        out.printf(Locale.ROOT, "[%d/%d] %s: done in %.1f s%n", done, total, name,
                Duration.between(start, time.instant()).toMillis() / 1000.0);
        out.flush();
        return result;
    }

    /** One more line under the current step. */
    public void say(String line) {
        out.println("      " + line);
        out.flush();
    }
}
