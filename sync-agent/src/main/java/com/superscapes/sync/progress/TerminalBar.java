package com.superscapes.sync.progress;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar for people: bytes of the file read, rows so far, time left. */
public final class TerminalBar implements ProgressListener, AutoCloseable {

    private static final long KILOBYTE = 1024;

    private @Nullable ProgressBar bar;
    private String file = "";

    @Override
    public void on(Progress progress) {
        String name = progress.file() == null ? "" : progress.file();
        if (!name.equals(file)) {
            close();
            file = name;
        }
        if (!name.isEmpty()) {
            step(name, progress);
        }
    }

    private void step(String name, Progress progress) {
        ProgressBar shown = bar;
        if (shown == null) {
            shown = new ProgressBarBuilder().setTaskName(name).setInitialMax(Math.max(1, progress.totalBytes()))
                    .setUnit("kB", KILOBYTE).setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(200).build();
            bar = shown;
        }
        shown.stepTo(progress.bytes());
        shown.setExtraMessage(
                progress.stage().name().toLowerCase(java.util.Locale.ROOT) + ", " + progress.rows() + " rows");
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
