package com.superscapes.sync.command;

import com.superscapes.sync.LoadReport;
import com.superscapes.sync.nightly.SourceOutcome;
import com.superscapes.sync.progress.JsonLines;
import com.superscapes.sync.progress.ProgressListener;
import com.superscapes.sync.progress.TerminalBar;
import java.io.PrintWriter;
import java.time.Clock;

/** What a loading command shows: a bar and sentences to a person; JSON lines when piped, and the sentences beside them. */
final class Shown implements AutoCloseable {

    private final ProgressListener progress;
    private final TerminalBar bar = new TerminalBar();
    private final PrintWriter sentences;

    private Shown(boolean terminal, PrintWriter out, PrintWriter errors) {
        progress = terminal ? bar : new JsonLines(out, Clock.systemUTC());
        sentences = terminal ? out : errors;
    }

    static Shown to(AgentCommand command) {
        return new Shown(AgentCommand.terminal(), command.out(), command.errors());
    }

    ProgressListener progress() {
        return progress;
    }

    void report(LoadReport report) {
        bar.close();
        new Summary(sentences).print(report);
    }

    void outcome(SourceOutcome outcome) {
        bar.close();
        sentences.println(outcome.source() + ": " + outcome.message());
        LoadReport report = outcome.report();
        if (report != null) {
            new Summary(sentences).print(report);
        }
        sentences.flush();
    }

    @Override
    public void close() {
        bar.close();
    }
}
