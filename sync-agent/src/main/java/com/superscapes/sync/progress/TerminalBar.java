package com.superscapes.sync.progress;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar for people: how much of the file or table is read, rows so far, rows a second, time left. */
public final class TerminalBar implements ProgressListener, AutoCloseable {

    private static final long KILOBYTE = 1024;
    private static final double NANOS = 1e9;

    private final @Nullable PrintStream to;
    private @Nullable ProgressBar bar;
    private String file = "";
    private long startedAt;

    /** On the terminal. */
    public TerminalBar() {
        this(null);
    }

    /** @param to where it is drawn; null for the terminal */
    TerminalBar(@Nullable PrintStream to) {
        this.to = to;
    }

    @Override
    public void on(Progress progress) {
        String name = progress.file() == null ? "" : progress.file();
        if (!name.equals(file)) {
            close();
            file = name;
            startedAt = System.nanoTime();
        }
        if (!name.isEmpty()) {
            step(name, progress);
        }
    }

    private void step(String name, Progress progress) {
        // A table has no bytes known beforehand, but often its rows.
        boolean byRows = progress.totalBytes() == 0 && progress.totalRows() > 0;
        ProgressBar shown = bar;
        if (shown == null) {
            shown = started(name, progress, byRows);
            bar = shown;
        }
        shown.stepTo(byRows ? progress.rows() : progress.bytes());
        double seconds = Math.max(1, System.nanoTime() - startedAt) / NANOS;
        // What does not fit into the terminal's width is cut off at the end.
        shown.setExtraMessage(String.format(Locale.ROOT, "%3$,d rows/s, %2$,d rows, %1$s",
                progress.stage().name().toLowerCase(Locale.ROOT), progress.rows(),
                Math.round(progress.rows() / seconds)));
    }

    private ProgressBar started(String name, Progress progress, boolean byRows) {
        ProgressBarBuilder builder = new ProgressBarBuilder().setTaskName(name).setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200);
        if (to != null) {
            builder.setConsumer(new ConsoleProgressBarConsumer(to));
        }
        return byRows
                ? builder.setInitialMax(progress.totalRows()).setUnit("", 1).build()
                : builder.setInitialMax(Math.max(1, progress.totalBytes())).setUnit("kB", KILOBYTE).build();
    }

    /** Ends the bar that is shown. */
    @Override
    public void close() {
        ProgressBar shown = bar;
        if (shown != null) {
            shown.stepTo(shown.getMax());
            shown.close();
            bar = null;
        }
    }
}
