package com.superscapes.sync.run;

import com.superscapes.ddl.quality.QualityChecks;
import com.superscapes.sync.FileReport;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.Selection;
import com.superscapes.sync.initial.FirstLoads;
import com.superscapes.sync.progress.Progress;
import com.superscapes.sync.progress.Progress.Stage;
import com.superscapes.sync.progress.ProgressListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** The end of a batch, under the gate: whoever comes first does it, the others report what he did. */
final class Finish {

    static final String NOTHING_KEPT = "no row could be loaded";
    static final String NOTHING_NEW = "nothing new";

    private final Connection connection;
    private final BatchStore store;
    private final Reporting reporting;
    private final FirstLoads firstLoads;
    private final Clock clock;
    private final ProgressListener progress;

    Finish(Connection connection, BatchStore store, Reporting reporting, FirstLoads firstLoads, Clock clock,
            ProgressListener progress) {
        this.connection = connection;
        this.store = store;
        this.reporting = reporting;
        this.firstLoads = firstLoads;
        this.clock = clock;
        this.progress = progress;
    }

    LoadReport finish(LoadPlan plan, Selection only, long batch, List<String> notes) throws SQLException {
        String state = store.state(batch);
        if (state.equals("loading")) {
            progress.on(Progress.of(Stage.INDEX));
            firstLoads.endAll();
            new Replacements(connection, store, batch).run(plan);
        }
        List<FileReport> files = reporting.files(plan, batch);
        OpenRejects rejects = new OpenRejects(connection);
        if (state.equals("loading")) {
            if (Reporting.nothingKept(plan, files)) {
                store.undo(batch, NOTHING_KEPT);
                return reporting.nothing(plan, files);
            }
            if (!store.changedAnything(batch) && store.publishedBatch() > 0 && !rejects.answers(batch)) {
                store.undo(batch, NOTHING_NEW);
                return reporting.unchanged(plan, files, store.publishedBatch(), notes);
            }
            rejects.takeOver(plan, only, batch);
            publish(batch);
            return reporting.loaded(plan, batch, files, notes);
        }
        if (state.equals("published")) {
            return reporting.loaded(plan, batch, files, notes);
        }
        return switch (store.failure(batch)) {
            case NOTHING_NEW -> reporting.unchanged(plan, files, store.publishedBatch(), notes);
            case NOTHING_KEPT -> reporting.nothing(plan, files);
            default -> throw new SQLException("the batch was undone by another agent: " + store.failure(batch));
        };
    }

    private void publish(long batch) throws SQLException {
        progress.on(Progress.of(Stage.ROLLUP));
        Sql.call(connection, "select ops.recompute_rollups(?)", batch);
        connection.commit();
        progress.on(Progress.of(Stage.CHECKS));
        QualityChecks.runAndKeep(connection, batch, clock);
        connection.commit();
        progress.on(Progress.of(Stage.PUBLISH));
        Sql.call(connection, "select ops.publish(?)", batch);
        connection.commit();
    }
}
