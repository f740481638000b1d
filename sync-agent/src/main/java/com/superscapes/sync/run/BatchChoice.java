package com.superscapes.sync.run;

import com.superscapes.sync.LoadRequest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Under the gate: the batch that this agent works on. One that others load of the same slices, one that a killed agent left
 * of them, or a new one; what a killed agent left of anything else is undone first.
 */
final class BatchChoice {

    private static final Logger LOG = LoggerFactory.getLogger(BatchChoice.class);

    private final Connection connection;
    private final LoadLocks locks;
    private final BatchStore store;
    private final LoadRequest request;

    BatchChoice(Connection connection, LoadLocks locks, BatchStore store, LoadRequest request) {
        this.connection = connection;
        this.locks = locks;
        this.store = store;
        this.request = request;
    }

    /** Plans again. */
    @FunctionalInterface
    interface Replan {
        LoadPlan plan() throws SQLException, IOException;
    }

    /** What was chosen, and the plan as it is after what was undone. */
    record Chosen(long batch, LoadPlan plan) {
    }

    /** The batch, joined. @throws LeaseTaken if other slices are being loaded for longer than the request waits */
    Chosen choose(LoadPlan first, Replan again) throws SQLException, IOException, LeaseTaken {
        LoadPlan plan = first;
        Long busy = busyWithOthers(plan);
        while (busy != null) {
            locks.leave();
            awaitEnd(busy);
            locks.enter(request.leaseWait());
            busy = busyWithOthers(plan);
        }
        if (undoLeftovers(plan)) {
            plan = again.plan(); // members that the undone batch made are not known any more
        }
        long batch = existingOrNew(plan);
        locks.join(batch);
        return new Chosen(batch, plan);
    }

    private void awaitEnd(long batch) throws SQLException, LeaseTaken {
        Duration wait = request.leaseWait();
        locks.awaitEnd(batch, wait);
    }

    private @Nullable Long busyWithOthers(LoadPlan plan) throws SQLException {
        for (Long left : store.unfinished()) {
            if (!store.isOf(left, plan.files()) && !locks.alone(left)) {
                return left;
            }
        }
        return null;
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

    private long existingOrNew(LoadPlan plan) throws SQLException {
        for (Long left : store.unfinished()) {
            LOG.info("{} batch {}", locks.alone(left) ? "Resuming" : "Joining in", left);
            return left;
        }
        long batch = store.newBatch(plan.sourceSystem(), plan.files());
        store.reject(batch, null, null, plan.refused());
        connection.commit();
        return batch;
    }
}
