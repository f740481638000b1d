package com.superscapes.sync.serve;

import com.superscapes.sync.CheckReport;
import com.superscapes.sync.FileReport;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.nightly.SourceOutcome;
import com.superscapes.sync.progress.Progress;
import com.superscapes.sync.progress.ProgressListener;
import com.superscapes.sync.status.Status;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What Prometheus may ask (docs/sync-agent.md lists every name). */
final class Metrics implements ProgressListener {

    private static final String PREFIX = "superscapes.sync.";
    private static final String SOURCE = "source";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, AtomicLong> gauges = new ConcurrentHashMap<>();
    private final Map<String, Long> started = new ConcurrentHashMap<>();
    private final Clock clock;

    Metrics(Clock clock) {
        this.clock = clock;
        active(false);
    }

    /** In Prometheus' own text format. */
    String text() {
        return registry.scrape();
    }

    /** Whether this agent, of all that serve, is the one that loads. */
    void active(boolean active) {
        gauge("active", Tags.empty()).set(active ? 1 : 0);
    }

    /** What earlier agents left: nothing is forgotten when the process starts anew. */
    void start(Status status) {
        status.sources().forEach(source -> {
            if (source.lastSuccess() != null) {
                gauge("last.success.timestamp.seconds", of(source.name())).set(source.lastSuccess().getEpochSecond());
            }
        });
        standing(status);
    }

    /** What is open now. */
    void standing(Status status) {
        gauge("broken.checks", Tags.empty()).set(status.brokenChecks().size());
        gauge("open.rejects", Tags.empty()).set(status.openRejects());
    }

    @Override
    public void on(Progress progress) {
        String source = progress.source();
        if (source == null) {
            return;
        }
        if (progress.stage() == Progress.Stage.START) {
            started.put(source, System.nanoTime());
            gauge("running", of(source)).set(1);
        }
        Progress.SliceDone done = progress.done();
        if (done != null) {
            count(source, "read", done.read());
            count(source, "loaded", done.loaded());
            count(source, "unchanged", done.unchanged());
            count(source, "rejected", done.rejected());
        }
    }

    private void count(String source, String result, long rows) {
        // A first load may take lines back when it settles doubled keys; a counter only grows.
        registry.counter(PREFIX + "rows", SOURCE, source, "result", result).increment(Math.max(0, rows));
    }

    void ended(SourceOutcome outcome) {
        String source = outcome.source();
        gauge("running", of(source)).set(0);
        registry.counter(PREFIX + "loads", SOURCE, source, "result", result(outcome)).increment();
        Long since = started.remove(source);
        if (since != null) {
            Timer.builder(PREFIX + "load").tags(of(source)).register(registry)
                    .record(Duration.ofNanos(System.nanoTime() - since));
        }
        if (outcome.exitCode() != SourceOutcome.FAILED) {
            gauge("last.success.timestamp.seconds", of(source)).set(clock.instant().getEpochSecond());
        }
        LoadReport report = outcome.report();
        if (report != null) {
            gauge("drifted.tables", of(source)).set(report.files().stream().filter(Metrics::drifted).count());
            gauge("broken.checks", Tags.empty()).set(report.checks().stream().filter(CheckReport::broken).count());
        }
    }

    /** A try after a failure in the night; it is counted as a load too. */
    void retried(SourceOutcome outcome) {
        registry.counter(PREFIX + "retries", SOURCE, outcome.source(), "result", result(outcome)).increment();
    }

    private static String result(SourceOutcome outcome) {
        return switch (outcome.exitCode()) {
            case SourceOutcome.LOADED -> "loaded";
            case SourceOutcome.WITH_FAULTS -> "faults";
            default -> "failed";
        };
    }

    private static boolean drifted(FileReport file) {
        return file.rejects().stream().anyMatch(reject -> reject.code().equals("drifted"));
    }

    private static Tags of(String source) {
        return Tags.of(SOURCE, source);
    }

    private AtomicLong gauge(String name, Tags tags) {
        return gauges.computeIfAbsent(name + tags, key -> {
            AtomicLong value = new AtomicLong();
            registry.gauge(PREFIX + name, tags, value);
            return value;
        });
    }
}
