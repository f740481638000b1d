package com.superscapes.allinone.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.superscapes.allinone.Steps;
import com.superscapes.allinone.local.LocalStack;
import com.superscapes.sync.CheckReport;
import com.superscapes.sync.FileReport;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.LoadRequest;
import com.superscapes.sync.LoadService;
import com.superscapes.sync.config.AgentConfig;
import com.superscapes.sync.control.ControlTotals;
import com.superscapes.sync.nightly.Agent;
import com.superscapes.sync.nightly.Connections;
import com.superscapes.sync.nightly.Nightly;
import com.superscapes.sync.nightly.SourceOutcome;
import com.superscapes.sync.progress.Progress;
import com.superscapes.sync.secret.Secrets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One load on a local stack: says how far it is, and in the end what was rejected and what is broken. */
public final class LedgerLoad {

    private static final int REJECTS_SAID = 10;
    private static final int ITEMS_SAID = 10;

    private final LocalStack stack;
    private final Clock clock;
    private final Steps steps;

    public LedgerLoad(LocalStack stack, Clock clock, Steps steps) {
        this.stack = stack;
        this.clock = clock;
        this.steps = steps;
    }

    /** Loads, and says what the user must know; the same files a second time change nothing. */
    public LoadReport run(LoadRequest request) throws Exception {
        var report = new LoadService(stack.logins().sync(), clock, this::progress).load(request);
        say(report);
        return report;
    }

    /** Loads the sources of a configuration into this stack, each for itself; one that fails is said and held against the whole. */
    public LoadReport run(AgentConfig config, Secrets secrets) {
        var agent = new Agent(config, secrets, Connections.standard(), clock);
        var nightly = new Nightly(agent, stack.logins().sync(), this::progress, LoadRequest.DEFAULT_SLICE_ROWS,
                Duration.ZERO);
        var outcomes = nightly.run(config.sources(), this::say);
        var reports = outcomes.stream().map(SourceOutcome::report).filter(Objects::nonNull).toList();
        var all = reports.isEmpty()
                ? new LoadReport(0, "none", false, List.of(), List.of(), List.of(), SourceOutcome.FAILED)
                : together(reports);
        return new LoadReport(all.batchId(), all.sourceSystem(), all.nothingNew(), all.files(), all.checks(),
                all.notes(), SourceOutcome.exitCode(outcomes));
    }

    /** Of all of them, with the checks of the last. */
    private static LoadReport together(List<LoadReport> reports) {
        var last = reports.getLast();
        return new LoadReport(last.batchId(),
                reports.stream().flatMap(report -> Stream.of(report.sourceSystem().split(", "))).distinct()
                        .collect(Collectors.joining(", ")),
                reports.stream().allMatch(LoadReport::nothingNew),
                reports.stream().flatMap(report -> report.files().stream()).toList(), last.checks(),
                reports.stream().flatMap(report -> report.notes().stream()).toList(),
                reports.stream().mapToInt(LoadReport::exitCode).max().orElse(0));
    }

    private void say(SourceOutcome outcome) {
        steps.say(outcome.source() + ": " + outcome.message());
        var report = outcome.report();
        if (report != null) {
            say(report);
        }
    }

    private void say(LoadReport report) {
        report.notes().forEach(steps::say);
        report.files().forEach(this::say);
        report.checks().stream().filter(CheckReport::broken).forEach(this::say);
    }

    /** Leaves control-totals.json in the folder. */
    public void controlTotals(LoadReport report, Path folder) throws Exception {
        ControlTotals.write(stack.logins().sync(), report, folder.resolve(ControlTotals.FILE_NAME));
    }

    private void progress(Progress progress) {
        if (progress.stage() == Progress.Stage.MERGE && progress.file() != null) {
            steps.say("%s: %,d rows, %d %%".formatted(progress.file(), progress.rows(), percent(progress)));
        }
    }

    private static long percent(Progress progress) {
        return progress.totalBytes() == 0 ? 100 : 100 * progress.bytes() / progress.totalBytes();
    }

    private void say(FileReport file) {
        file.rejects().stream().limit(REJECTS_SAID).forEach(reject -> steps
                .say(reject.raw() == null ? reject.sentence() : reject.sentence() + " [" + reject.raw() + "]"));
        if (file.rowsRejected() > REJECTS_SAID) {
            steps.say("%s: %,d rows were rejected in all".formatted(file.file(), file.rowsRejected()));
        }
    }

    private void say(CheckReport check) {
        steps.say("%s is broken%s: %s".formatted(check.code(),
                check.company() == null ? "" : " for company " + check.company(), check.reason()));
        items(check).stream().limit(ITEMS_SAID).forEach(item -> steps.say("  " + item));
    }

    /** Each item as "account 1920, difference 53838.25, ...": what makes the check's difference. */
    private static List<String> items(CheckReport check) {
        try {
            var items = new ArrayList<String>();
            for (var item : new ObjectMapper().readTree(check.items())) {
                items.add(item.properties().stream().map(field -> field.getKey() + " " + field.getValue().asText())
                        .collect(Collectors.joining(", ")));
            }
            return items;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The items of " + check.code() + " are not JSON", e);
        }
    }
}
