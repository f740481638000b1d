package com.superscapes.sync.nightly;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.LoadRequest;
import com.superscapes.sync.LoadService;
import com.superscapes.sync.config.SourceConfig;
import com.superscapes.sync.drop.Arrivals;
import com.superscapes.sync.drop.DropLoad;
import com.superscapes.sync.mapping.BadMapping;
import com.superscapes.sync.progress.ProgressListener;
import com.superscapes.sync.run.LeaseTaken;
import com.superscapes.sync.secret.UnavailableSecret;
import com.superscapes.sync.source.BrokenSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads sources one after another, each as a batch of its own that readers see when it is complete. Whatever befalls one is
 * its outcome, recorded in ops.source_run, and the next one is loaded all the same.
 */
public final class Nightly {

    private static final Logger LOG = LoggerFactory.getLogger(Nightly.class);

    private final Agent agent;
    private final DatabaseLogin warehouse;
    private final ProgressListener progress;
    private final int sliceRows;
    private final Duration wait;

    /**
     * @param sliceRows rows of one transaction
     * @param wait      how long a source waits while another agent loads something else
     */
    public Nightly(Agent agent, DatabaseLogin warehouse, ProgressListener progress, int sliceRows, Duration wait) {
        this.agent = agent;
        this.warehouse = warehouse;
        this.progress = progress;
        this.sliceRows = sliceRows;
        this.wait = wait;
    }

    /** What is to be done with a source. */
    @FunctionalInterface
    interface Work {

        /** @param all the request for everything of the source */
        LoadReport run(LoadService service, LoadRequest all) throws SQLException, IOException, LeaseTaken;
    }

    /** Loads what is new of each source. @param each told of every outcome as it comes */
    public List<SourceOutcome> run(List<SourceConfig> sources, Consumer<SourceOutcome> each) {
        List<SourceOutcome> outcomes = new ArrayList<>();
        for (SourceConfig source : sources) {
            SourceOutcome outcome = source instanceof SourceConfig.DropFolder drop
                    ? arrived(drop)
                    : recorded(source, "run", LoadService::load, report -> SourceOutcome.of(source.name(), report));
            each.accept(outcome);
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private SourceOutcome arrived(SourceConfig.DropFolder drop) {
        try {
            List<Path> files = new Arrivals(drop.folder()).complete(agent.clock().instant());
            return files.isEmpty()
                    ? new SourceOutcome(drop.name(), SourceOutcome.LOADED, "No complete files have arrived.", null)
                    : dropped(drop, files);
        } catch (IOException unreadable) {
            return failed(drop, "The folder " + drop.folder() + " cannot be read.");
        }
    }

    /** Loads files of a drop folder and moves them where they belong. @param files complete ones, at least one */
    public SourceOutcome dropped(SourceConfig.DropFolder drop, List<Path> files) {
        return recorded(drop, "run", (service, all) -> DropLoad.run(drop, files, service, all, agent.clock()),
                report -> SourceOutcome.of(drop.name(), report));
    }

    /** Does something with a source and records what came of it, in the words of {@code told}. */
    SourceOutcome recorded(SourceConfig source, String command, Work work, Function<LoadReport, SourceOutcome> told) {
        SourceRuns runs = new SourceRuns(warehouse, agent.clock());
        try {
            SourceRuns.Started run = runs.start(source.name(), command);
            SourceOutcome outcome = attempt(source, work, told);
            runs.finish(run, outcome);
            return outcome;
        } catch (SQLException unreachable) {
            return failed(source, "The warehouse cannot be used: " + unreachable.getMessage());
        }
    }

    private SourceOutcome attempt(SourceConfig source, Work work, Function<LoadReport, SourceOutcome> told) {
        try {
            LoadRequest all = agent.connections().request(source, agent.config(), agent.secrets(), sliceRows, wait);
            LoadReport report = work.run(new LoadService(warehouse, agent.clock(),
                    step -> progress.on(step.from(source.name()))), all);
            SourceOutcome outcome = told.apply(report);
            return new SourceOutcome(outcome.source(), outcome.exitCode(), agent.secrets().hide(outcome.message()),
                    outcome.report());
        } catch (UnavailableSecret | LeaseTaken | IOException | BadMapping refused) {
            return failed(source, String.valueOf(refused.getMessage()));
        } catch (BrokenSource broken) {
            return failed(source, broken.reject().sentence());
        } catch (SQLException failed) {
            return failed(source, "The warehouse refused the load: " + failed.getMessage());
        } catch (RuntimeException defect) {
            LOG.error("The source {} failed", source.name(), defect);
            return failed(source, "The load failed: " + defect);
        }
    }

    private SourceOutcome failed(SourceConfig source, String message) {
        return SourceOutcome.failed(source.name(), agent.secrets().hide(message));
    }
}
