package com.superscapes.sync.run;

import com.superscapes.sync.mapping.Content;
import com.superscapes.sync.model.RecordKind;
import com.superscapes.sync.model.RecordKinds;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The slices of a batch, shared by whoever loads it: each takes the next one that nobody has claimed. Ledger lines and other
 * facts may be loaded side by side; members, openings and balances wait for what stands before them and hold up what follows.
 */
final class SharedSlices {

    private final LoadLocks locks;
    private final BatchStore store;
    private final List<PlannedFile> plan;
    private final List<BatchStore.StoredFile> stored;
    private final boolean[] done;

    SharedSlices(LoadLocks locks, BatchStore store, List<PlannedFile> plan, List<BatchStore.StoredFile> stored) {
        this.locks = locks;
        this.store = store;
        this.plan = plan;
        this.stored = stored;
        this.done = new boolean[plan.size()];
    }

    /** What is to be done with a slice. */
    interface Worker {

        /** Loads one that this agent has claimed. */
        void load(PlannedFile file, long fileId) throws SQLException;

        /** Takes note of one that was loaded before, or by another agent. */
        void loadedAlready(PlannedFile file, long fileId) throws SQLException;
    }

    /** Returns when every slice is loaded, by this agent or another. */
    void work(Worker worker) throws SQLException {
        int waitFor = round(worker);
        while (waitFor >= 0) {
            long file = stored.get(waitFor).fileId();
            locks.awaitClaim(file);
            locks.release(file);
            waitFor = round(worker);
        }
    }

    /** Loads all it can get; returns the first slice that another agent has claimed, or -1 when everything is loaded. */
    private int round(Worker worker) throws SQLException {
        int claimedByOther = -1;
        for (int i = 0; i < plan.size(); i++) {
            if (done[i]) {
                continue;
            }
            boolean alone = inOrder(plan.get(i));
            if (alone && claimedByOther >= 0) {
                return claimedByOther;
            }
            if (!tried(i, worker)) {
                claimedByOther = claimedByOther < 0 ? i : claimedByOther;
                if (alone) {
                    return claimedByOther;
                }
            }
        }
        return claimedByOther;
    }

    private boolean tried(int index, Worker worker) throws SQLException {
        PlannedFile file = plan.get(index);
        long id = stored.get(index).fileId();
        if (!store.isLoading(id)) {
            worker.loadedAlready(file, id);
        } else {
            if (!locks.claim(id)) {
                return false;
            }
            // Another agent may have ended it between the look and the claim. A claim that fails ends with the connection.
            if (store.isLoading(id)) {
                worker.load(file, id);
            } else {
                worker.loadedAlready(file, id);
            }
            locks.release(id);
        }
        done[index] = true;
        return true;
    }

    private boolean inOrder(PlannedFile file) {
        boolean oneSystem = plan.stream().map(PlannedFile::sourceSystem).distinct().count() == 1;
        Optional<RecordKind> kind = RecordKinds.of(file.content());
        boolean fact = kind.isPresent() ? !kind.get().member() : file.content().equals(Content.JOURNAL.word());
        return file.slice().members() || !fact || !oneSystem;
    }
}
