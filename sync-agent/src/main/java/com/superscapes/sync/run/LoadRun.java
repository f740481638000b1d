package com.superscapes.sync.run;

import com.superscapes.ddl.quality.QualityChecks;
import com.superscapes.sync.FileReport;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.LoadRequest;
import com.superscapes.sync.RejectedRow;
import com.superscapes.sync.field.OpenRange;
import com.superscapes.sync.initial.FirstLoads;
import com.superscapes.sync.mapping.BadMapping;
import com.superscapes.sync.mapping.Content;
import com.superscapes.sync.progress.Progress;
import com.superscapes.sync.progress.Progress.Stage;
import com.superscapes.sync.progress.ProgressListener;
import com.superscapes.sync.source.Connector;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run: lease, plan, batch (a new one, or the one that a killed run of the same files left), slices, rollups, checks,
 * publish. Whatever fails before the publish is undone and was never seen.
 */
public final class LoadRun {

    private static final Logger LOG = LoggerFactory.getLogger(LoadRun.class);

    private final DataSource database;
    private final Clock clock;
    private final ProgressListener progress;

    public LoadRun(DataSource database, Clock clock, ProgressListener progress) {
        this.database = database;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * @throws LeaseTaken   if another agent is loading
     * @throws SQLException if the database fails; what was written is undone
     * @throws IOException  if a file's name cannot be looked up at all
     */
    public LoadReport run(LoadRequest request) throws SQLException, IOException, LeaseTaken {
        progress.on(Progress.of(Stage.START));
        try (Lease lease = Lease.acquire(database, request.leaseWait());
                Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Sql.call(connection,
                    "select set_config('application_name', ?, false), set_config('timezone', 'UTC', false)",
                    "sync-agent load, process " + ProcessHandle.current().pid());
            // A killed agent's transaction may still be ending on the server: its outcome decides where to resume.
            Sql.call(connection, "select pg_advisory_lock(hashtextextended('superscapes load transaction', 0))");
            connection.commit();
            LoadReport report = new Attempt(request, lease, connection).run();
            progress.on(Progress.of(Stage.DONE));
            return report;
        }
    }

    private static void close(Connector opened) {
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
        private final Lease lease;
        private final Connection connection;
        private final BatchStore store;
        private final Reporting reporting;
        private Planner planner;

        Attempt(LoadRequest request, Lease lease, Connection connection) throws SQLException {
            this.request = request;
            this.lease = lease;
            this.connection = connection;
            this.store = new BatchStore(connection, clock);
            this.reporting = new Reporting(connection, store);
            this.planner = new Planner(connection, openRange());
        }

        private OpenRange openRange() throws SQLException {
            AtomicReference<OpenRange> range = new AtomicReference<>(OpenRange.DEFAULT);
            Sql.each(connection, row -> range.set(new OpenRange(row.getObject(1, LocalDate.class),
                    row.getObject(2, LocalDate.class))), "select first_date, last_date from ops.open_range");
            return range.get();
        }

        LoadReport run() throws SQLException, IOException {
            try {
                return planned();
            } finally {
                planner.opened().forEach(LoadRun::close);
            }
        }

        private LoadReport planned() throws SQLException, IOException {
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
            if (plan.refused().isEmpty() && alreadyLoaded(plan)) {
                return reporting.already(plan, published(plan.files().getFirst()));
            }
            if (undoLeftovers(plan)) {
                planner.opened().forEach(LoadRun::close);
                planner = new Planner(connection, openRange());
                plan = planner.plan(request); // members that the undone batch made are not known any more
            }
            long batch = batch(plan);
            try {
                return load(plan, batch);
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
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
                if (batch == null) {
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

        /** Undoes batches that nobody will finish: all but one of these very files. True when there were any. */
        private boolean undoLeftovers(LoadPlan plan) throws SQLException {
            boolean undone = false;
            boolean kept = false;
            for (Long left : store.unfinished()) {
                if (!kept && store.isOf(left, plan.files())) {
                    kept = true;
                } else {
                    LOG.info("Undoing batch {}, which was left unfinished", left);
                    store.undo(left, "left unfinished by an agent that ended");
                    undone = true;
                }
            }
            connection.commit();
            return undone;
        }

        /** The batch that a killed run of these files left, or a new one. */
        private long batch(LoadPlan plan) throws SQLException {
            List<Long> left = store.unfinished();
            if (!left.isEmpty()) {
                LOG.info("Resuming batch {}", left.getFirst());
                return left.getFirst();
            }
            long batch = store.newBatch(plan.sourceSystem(), plan.files());
            store.reject(batch, null, null, plan.refused());
            connection.commit();
            return batch;
        }

        private LoadReport load(LoadPlan plan, long batch) throws SQLException {
            List<String> notes = new ArrayList<>(plan.notes());
            boolean changed = files(plan, batch);
            plan.files().stream().map(PlannedFile::sourceSystem).distinct()
                    .forEach(system -> notes.addAll(planner.membersOf(system).notes()));
            List<FileReport> files = reporting.files(plan, batch);
            if (Reporting.nothingKept(plan, files)) {
                store.undo(batch, "no row could be loaded");
                return reporting.nothing(plan, files);
            }
            if (!changed && store.publishedBatch() > 0) {
                store.undo(batch, "nothing new");
                return reporting.unchanged(plan, files, store.publishedBatch(), notes);
            }
            finish(batch);
            return reporting.loaded(plan, batch, files, notes);
        }

        /** True when anything was written that readers will see. */
        private boolean files(LoadPlan plan, long batch) throws SQLException {
            List<BatchStore.StoredFile> stored = store.files(batch);
            long members = 0;
            try (FirstLoads firstLoads = new FirstLoads(database, connection, batch)) {
                for (int i = 0; i < plan.files().size(); i++) {
                    PlannedFile file = plan.files().get(i);
                    FileLoad load = new FileLoad(connection, store, batch, file, stored.get(i).fileId(),
                            planner.membersOf(file.sourceSystem()), firstLoads, request.sliceRows(), progress);
                    if (stored.get(i).state().equals("loading")) {
                        lease.check();
                        if (file.content().equals(Content.JOURNAL.word())) {
                            firstLoads.endAllBut(store.sourceKey(file.sourceSystem(), file.content()));
                        }
                        load.run();
                    } else if (file.slice().members()) {
                        load.readAgain();
                    }
                    members += load.membersWritten();
                }
                progress.on(Progress.of(Stage.INDEX));
                firstLoads.endAll();
            }
            Long facts = Sql.number(connection, "select count(*) from ops.touched_period where batch_id = ?", batch);
            connection.commit();
            return members > 0 || (facts != null && facts > 0);
        }

        private void finish(long batch) throws SQLException {
            progress.on(Progress.of(Stage.ROLLUP));
            Sql.call(connection, "select ops.recompute_rollups(?)", batch);
            connection.commit();
            progress.on(Progress.of(Stage.CHECKS));
            QualityChecks.runAndKeep(connection, batch, clock);
            connection.commit();
            lease.check();
            progress.on(Progress.of(Stage.PUBLISH));
            Sql.call(connection, "select ops.publish(?)", batch);
            connection.commit();
        }

        private void undoAfter(long batch, Exception failed) {
            try {
                store.undo(batch, String.valueOf(failed.getMessage()));
            } catch (SQLException alsoFailed) {
                // The batch stays unpublished; the next run undoes or resumes it.
                LOG.warn("Batch {} could not be undone now; the next run does it", batch, alsoFailed);
                failed.addSuppressed(alsoFailed);
            }
        }
    }
}
