package com.superscapes.sync.run;

import com.superscapes.sync.LoadReport;
import com.superscapes.sync.LoadRequest;
import com.superscapes.sync.RejectedRow;
import com.superscapes.sync.initial.FirstLoads;
import com.superscapes.sync.mapping.BadMapping;
import com.superscapes.sync.progress.Progress;
import com.superscapes.sync.progress.Progress.Stage;
import com.superscapes.sync.progress.ProgressListener;
import com.superscapes.sync.source.Connector;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run: plan, batch (a new one, one that others are loading, or one that a killed run of the same files left), slices,
 * rollups, checks, publish. Whatever fails before the publish is undone and was never seen.
 */
public final class LoadRun {

    private static final Logger LOG = LoggerFactory.getLogger(LoadRun.class);

    /** Rollups, checks and publish of a large batch by the agent that came first. */
    private static final Duration FINISH_WAIT = Duration.ofHours(2);

    private final DataSource database;
    private final Clock clock;
    private final ProgressListener progress;

    public LoadRun(DataSource database, Clock clock, ProgressListener progress) {
        this.database = database;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * @throws LeaseTaken   if another agent is loading something else
     * @throws SQLException if the database fails; what was written is undone, now or by the next run
     * @throws IOException  if a file's name cannot be looked up at all
     */
    public LoadReport run(LoadRequest request) throws SQLException, IOException, LeaseTaken {
        progress.on(Progress.of(Stage.START));
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            LoadReport report = new Attempt(request, connection).run();
            progress.on(Progress.of(Stage.DONE));
            return report;
        }
    }

    /** Ends a connector's connection, if it holds one. */
    static void close(Connector opened) {
        try {
            if (opened instanceof AutoCloseable closeable) {
                closeable.close();
            }
        } catch (Exception failed) {
            LOG.warn("A source could not be closed: {}", failed.getMessage());
        }
    }

    /** One run's state. */
    private final class Attempt {

        private final LoadRequest request;
        private final Connection connection;
        private final LoadLocks locks;
        private final BatchStore store;
        private final Reporting reporting;
        private Planner planner;

        Attempt(LoadRequest request, Connection connection) throws SQLException {
            this.request = request;
            this.connection = connection;
            this.locks = LoadLocks.on(connection);
            this.store = new BatchStore(connection, clock);
            this.reporting = new Reporting(connection, store);
            this.planner = new Planner(connection, OpenRanges.read(connection));
        }

        LoadReport run() throws SQLException, IOException, LeaseTaken {
            try {
                return planned();
            } finally {
                planner.opened().forEach(LoadRun::close);
            }
        }

        private LoadReport planned() throws SQLException, IOException, LeaseTaken {
            LoadPlan plan;
            try {
                plan = planner.plan(request);
            } catch (BadMapping wrong) {
                plan = new LoadPlan("none", List.of(), List.of(new RejectedRow(wrong.file(), (long) wrong.line(), null,
                        "bad-mapping", wrong.reason(), null)), List.of());
            }
            if (plan.files().isEmpty()) {
                return reporting.nothing(plan, List.of());
            }
            locks.enter(request.leaseWait());
            if (plan.refused().isEmpty() && request.only().rows() == null && alreadyLoaded(plan)) {
                locks.leave();
                return reporting.already(plan, published(plan.files().getFirst()));
            }
            BatchChoice.Chosen chosen = new BatchChoice(connection, locks, store, request).choose(plan, this::again);
            planner.refresh();
            locks.leave();
            return loadOrUndo(chosen.plan(), chosen.batch());
        }

        private LoadPlan again() throws SQLException, IOException {
            planner.opened().forEach(LoadRun::close);
            planner = new Planner(connection, OpenRanges.read(connection));
            return planner.plan(request);
        }

        private LoadReport loadOrUndo(LoadPlan plan, long batch) throws SQLException, LeaseTaken {
            try {
                return load(plan, batch);
            } catch (SQLException | RuntimeException failed) {
                undoAfter(batch, failed);
                throw failed;
            }
        }

        private boolean alreadyLoaded(LoadPlan plan) throws SQLException {
            if (!store.unfinished().isEmpty()) {
                return false;
            }
            Set<Long> batches = new HashSet<>();
            for (PlannedFile file : plan.files()) {
                Long batch = file.byteCount() == 0 ? null : store.publishedLoadOf(file);
                if (batch == null || HeldDeletions.waits(connection, file.sourceSystem(), file.content(),
                        file.slice().delivery())) {
                    return false;
                }
                batches.add(batch);
            }
            return batches.size() == 1;
        }

        private long published(PlannedFile file) throws SQLException {
            Long batch = store.publishedLoadOf(file);
            return batch == null ? store.publishedBatch() : batch;
        }

        private LoadReport load(LoadPlan plan, long batch) throws SQLException, LeaseTaken {
            List<String> notes = new ArrayList<>(plan.notes());
            try (FirstLoads firstLoads = new FirstLoads(database, connection, batch)) {
                new SharedSlices(locks, store, plan.files(), store.files(batch)).work(new Work(batch, firstLoads));
                plan.files().stream().map(PlannedFile::sourceSystem).distinct()
                        .forEach(system -> notes.addAll(planner.membersOf(system).notes()));
                locks.enter(FINISH_WAIT);
                LoadReport report = new Finish(connection, store, reporting, firstLoads, clock, progress)
                        .finish(plan, request.only(), batch, notes);
                locks.part(batch);
                locks.leave();
                return report;
            }
        }

        /** The slices that fall to this agent. */
        private final class Work implements SharedSlices.Worker {

            private final long batch;
            private final FirstLoads firstLoads;
            private boolean othersWrote;

            Work(long batch, FirstLoads firstLoads) {
                this.batch = batch;
                this.firstLoads = firstLoads;
            }

            private FileLoad of(PlannedFile file, long fileId) {
                return new FileLoad(connection, store, batch, file, fileId, planner.membersOf(file.sourceSystem()),
                        firstLoads, request.sliceRows(), progress);
            }

            @Override
            public void load(PlannedFile file, long fileId) throws SQLException {
                if (othersWrote) {
                    planner.refresh();
                    othersWrote = false;
                }
                of(file, fileId).run();
            }

            @Override
            public void loadedAlready(PlannedFile file, long fileId) throws SQLException {
                if (file.slice().members()) {
                    of(file, fileId).readAgain();
                }
                othersWrote = true;
            }
        }

        /** Only the last agent undoes: the others may still end the batch without this one. */
        private void undoAfter(long batch, Exception failed) {
            try {
                connection.rollback();
                locks.part(batch);
                locks.enter(LoadLocks.PATIENCE);
                if (locks.alone(batch) && store.state(batch).equals("loading")) {
                    store.undo(batch, String.valueOf(failed.getMessage()));
                }
                locks.leave();
            } catch (SQLException | LeaseTaken alsoFailed) {
                // The batch stays unpublished; the next run undoes or resumes it.
                LOG.warn("Batch {} could not be undone now; the next run resumes or undoes it", batch, alsoFailed);
                failed.addSuppressed(alsoFailed);
            }
        }
    }
}
