package com.superscapes.bench.load;

import com.superscapes.bench.BenchProgress;
import com.superscapes.bench.setup.Timing;
import com.superscapes.sync.progress.Progress;
import com.superscapes.sync.progress.ProgressListener;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Adds up how long each stage of a run takes: from the report that begins it to the next one. */
final class StageClock implements ProgressListener {

    private final BenchProgress progress;
    private final Map<Progress.Stage, Long> nanos = new EnumMap<>(Progress.Stage.class);
    private Progress.Stage stage = Progress.Stage.START;
    private long since = System.nanoTime();

    StageClock(BenchProgress progress) {
        this.progress = progress;
    }

    @Override
    public void on(Progress report) {
        long now = System.nanoTime();
        nanos.merge(stage, now - since, Long::sum);
        since = now;
        if (report.stage() != stage) {
            stage = report.stage();
            String file = report.file() == null ? "" : " " + report.file() + ", slice " + report.slice();
            progress.step(name(stage) + file);
        }
    }

    /** Seconds by stage, in the order of the stages. */
    Map<String, BigDecimal> seconds() {
        Map<String, BigDecimal> seconds = new LinkedHashMap<>();
        nanos.forEach((each, time) -> seconds.put(name(each), Timing.seconds(time)));
        return seconds;
    }

    private static String name(Progress.Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }
}
